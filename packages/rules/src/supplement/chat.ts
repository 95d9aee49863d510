import { isUnderWay } from '../decide/waits.ts'
import type { Draft } from '../facts/fold.ts'
import { goOn, since } from '../facts/watch.ts'
import type { ChatFacts } from '../session/event.ts'

/** Counts chats, and the time since the last one and without a reply. */
export function foldChat(facts: Draft, { state, waited }: ChatFacts, { 'chat.state': was }: Readonly<Draft>): void {
  const { atMs } = facts
  // The first word on a page may be of a chat that was begun, and counted, on an earlier one.
  if (isUnderWay(state) && !isUnderWay(was)) facts.chats = was ? facts.chats + 1 : Math.max(1, facts.chats)
  if (isUnderWay(state)) facts['time.sinceLastChat'] = goOn(undefined, atMs, false)
  else if (isUnderWay(was)) facts['time.sinceLastChat'] = since(atMs)
  const waits = state === 'waiting'
  if (!waits || was !== state || waited !== undefined)
    facts['chat.waiting'] = goOn(undefined, atMs - (waited ?? 0) * 1000, waits)
  facts['chat.count'] = facts.chats + (facts['visitor.chats'] ?? 0)
}
