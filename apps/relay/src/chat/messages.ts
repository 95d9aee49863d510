import type { Message, Person, SystemEvent } from '@beckon/protocol'
import { newId } from '../identity/tokens.ts'
import type { Decision, Draft } from '../store/conversations.ts'
import { type Actor, senderOf } from './actors.ts'

/** `inserted` are canned answers in an operator's words. */
type Own = { messageId: string; text: string; lane?: Draft['lane']; at: number; inserted?: string[] | undefined }

export function ownMessage(actor: Actor, { messageId, text, lane = 'talk', at, inserted }: Own): Draft {
  const { kind, id, name } = actor
  return {
    lane,
    sender: senderOf(actor),
    message: { messageId, at, author: { kind, id, name }, text, ...(inserted && { inserted }) },
  }
}

/** `by` is given where an operator did it, or who a visitor is; what a visitor did else names nobody. */
export function systemMessage(event: SystemEvent, at: number, by?: Person): Draft {
  const author = { kind: 'system' as const, ...(by && { id: by.id, name: by.name }) }
  return talk({ messageId: newId(), at, author, text: '', event })
}

type Rated = { sender: string; messageId: string; good: boolean; comment?: string | undefined }

export function ratingMessage({ sender, messageId, good, comment }: Rated, at: number): Draft {
  const rating = { good, ...(comment && { comment }) }
  return { ...talk({ messageId, at, author: { kind: 'system' }, text: '', event: 'rated', rating }), sender }
}

/** Says of a wait that begins that nobody is there. */
export function withAway(decision: Decision): Decision {
  if (!decision.ok || !decision.messages) return decision
  const messages = decision.messages.map(draft =>
    draft.message.event === 'waiting' ? { ...draft, message: { ...draft.message, away: true as const } } : draft,
  )
  return { ...decision, messages }
}

export const answerMessage = (
  answer: { id: string; title: string; text: string },
  at: number,
  chosen?: { chosen: true },
): Draft =>
  talk({
    messageId: newId(),
    at,
    author: { kind: 'answer' },
    text: answer.text,
    answer: { id: answer.id, title: answer.title, ...chosen },
  })

export const offerMessage = (answers: readonly { id: string; title: string }[], at: number): Draft =>
  talk({
    messageId: newId(),
    at,
    author: { kind: 'answer' },
    text: answers.map(({ title }) => title).join('\n'),
    offers: answers.map(({ id, title }) => ({ id, title })),
  })

export const ruleMessage = (text: string, rule: NonNullable<Message['rule']>, at: number): Draft =>
  talk({ messageId: newId(), at, author: { kind: 'rule' }, text, rule })

const talk = (message: Draft['message']): Draft => ({ lane: 'talk', message })
