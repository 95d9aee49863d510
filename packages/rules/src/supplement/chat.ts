import { isUnderWay } from '../decide/waits.ts'
import type { Draft } from '../facts/fold.ts'
import { goOn, since } from '../facts/watch.ts'
import type { ChatFacts } from '../session/event.ts'

/** Counts chats, and the time since the last one and without a reply. */
export function foldChat(
  facts: Draft,
  { state, waited, assumed }: ChatFacts,
  { 'chat.state': was, assumed: wasAssumed }: Readonly<Draft>,
): void {
  const { atMs } = facts
  facts.assumed = assumed
  if (!assumed) {
    // The first word on a page may be of a chat that was begun, and counted, on an earlier one.
    if (isUnderWay(state) && !isUnderWay(was)) facts.chats = was ? facts.chats + 1 : Math.max(1, facts.chats)
    if (isUnderWay(state)) facts['time.sinceLastChat'] = goOn(undefined, atMs, false)
    else if (isUnderWay(was) && !wasAssumed) facts['time.sinceLastChat'] = since(atMs)
  }
  const waits = state === 'waiting'
  if (!waits || was !== state || waited !== undefined)
    facts['chat.waiting'] = goOn(undefined, atMs - (waited ?? 0) * 1000, waits)
  countChats(facts)
}

/** Those of this visit and before it; one that is under way has begun, whatever is remembered of it. */
export function countChats(facts: Draft): void {
  const { chats, assumed, 'chat.state': state, 'visitor.chats': before = 0 } = facts
  if (state !== undefined) facts['chat.count'] = Math.max(!assumed && isUnderWay(state) ? 1 : 0, chats + before)
}
