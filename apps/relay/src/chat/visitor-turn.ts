import type { Change, Conversation, Decision, Draft } from '../store/conversations.ts'
import type { CannedAnswer, Found } from './finder.ts'
import { answerMessage, offerMessage, systemMessage } from './messages.ts'

export type VisitorTurn = {
  at: number
  /** The visitor's own words. */
  words: Draft
  /** Stored before the words: what the visitor had on screen when writing. */
  before?: Draft[]
  wantsPerson?: boolean
  find(): Found | undefined
}

/** Among the ids of given answers: some were offered, and none was chosen yet. No id has this form. */
const offered = '?'

/** What a visitor's words lead to: a canned answer while only answers have spoken, a few to choose from when one of them may fit, a person when none does, a reopened conversation when it was closed. */
export function decideVisitorTurn(current: Conversation, turn: VisitorTurn): Decision {
  const { at, words, before = [], wantsPerson = false, find } = turn
  const said = [...before, words]
  if (current.status === 'closed') {
    return {
      ok: true,
      change: toWaiting(at),
      messages: [systemMessage('reopened', at), ...said, systemMessage('waiting', at)],
    }
  }
  if (current.status !== 'open') return { ok: true, messages: said }

  const shown = [...current.answered, ...before.flatMap(({ message }) => message.answer?.id ?? [])]
  const found = wantsPerson ? undefined : find()
  if (found?.kind === 'answer' && !shown.includes(found.answer.id)) {
    return {
      ok: true,
      change: { answered: [...shown.filter(id => id !== offered), found.answer.id] },
      messages: [...said, answerMessage(found.answer, at)],
    }
  }
  // Who was offered some and writes again found none of them right: offering more would only keep them from a person.
  const offers = found?.kind === 'offer' && !shown.includes(offered) ? found.answers : []
  const fresh = offers.filter(({ id }) => !shown.includes(id))
  if (fresh.length > 0)
    return { ok: true, change: { answered: [...shown, offered] }, messages: [...said, offerMessage(fresh, at)] }
  return { ok: true, change: { ...toWaiting(at), answered: shown }, messages: [...said, systemMessage('waiting', at)] }
}

/** A visitor takes an answer that was offered: it is given, and the next question may be offered some again. */
export function decideChoice(current: Conversation, answer: CannedAnswer, at: number): Decision {
  if (current.answered.includes(answer.id)) return { ok: true }
  return {
    ok: true,
    change: { answered: [...current.answered.filter(id => id !== offered), answer.id] },
    messages: [answerMessage(answer, at, { chosen: true })],
  }
}

/** A visitor asks for a person: whoever waits or talks with one already has what they asked for. */
export function decideHandover(current: Conversation, at: number): Decision {
  if (current.status === 'waiting' || current.status === 'served') return { ok: true }
  const reopened = current.status === 'closed' ? [systemMessage('reopened', at)] : []
  return { ok: true, change: toWaiting(at), messages: [...reopened, systemMessage('waiting', at)] }
}

/** A visitor says whether a chat was good: one that a person was in, or there is nothing to say of it. It begins nothing anew. */
export function decideRating(current: Conversation, rating: Draft): Decision {
  return current.status === 'open' ? { ok: false, code: 'not_found' } : { ok: true, messages: [rating] }
}

/** Back in the queue, with nobody's name on it. */
export const toWaiting = (at: number): Change => ({ status: 'waiting', waitingSince: at, operator: undefined })
