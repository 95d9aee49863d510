import type { Change, Conversation, Decision, Draft } from '../store/conversations.ts'
import type { CannedAnswer } from './finder.ts'
import { answerMessage, systemMessage } from './messages.ts'

export type VisitorTurn = {
  at: number
  /** The visitor's own words. */
  words: Draft
  /** Stored before the words: what the visitor had on screen when writing. */
  before?: Draft[]
  wantsPerson?: boolean
  find(): CannedAnswer | undefined
}

/** What a visitor's words lead to: a canned answer while only answers have spoken, a person when none fits, a reopened conversation when it was closed. */
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
  const answer = wantsPerson ? undefined : find()
  if (answer && !shown.includes(answer.id)) {
    return { ok: true, change: { answered: [...shown, answer.id] }, messages: [...said, answerMessage(answer, at)] }
  }
  return { ok: true, change: { ...toWaiting(at), answered: shown }, messages: [...said, systemMessage('waiting', at)] }
}

/** A visitor asks for a person: whoever waits or talks with one already has what they asked for. */
export function decideHandover(current: Conversation, at: number): Decision {
  if (current.status === 'waiting' || current.status === 'served') return { ok: true }
  const reopened = current.status === 'closed' ? [systemMessage('reopened', at)] : []
  return { ok: true, change: toWaiting(at), messages: [...reopened, systemMessage('waiting', at)] }
}

/** Back in the queue, with nobody's name on it. */
export const toWaiting = (at: number): Change => ({ status: 'waiting', waitingSince: at, operator: undefined })
