import { expect, test } from 'vitest'
import { applyDecision, newConversation } from '../store/apply.ts'
import type { Change, Conversation, Decision } from '../store/conversations.ts'
import type { OperatorActor, VisitorActor } from './actors.ts'
import { mayUse } from './actors.ts'
import type { Found } from './finder.ts'
import { ownMessage } from './messages.ts'
import { decideClose, decideOperatorTurn, decideRelease, decideTake } from './operator-turn.ts'
import { decideRead } from './reading.ts'
import { decideChoice, decideHandover, decideVisitorTurn } from './visitor-turn.ts'

const visitor: VisitorActor = { kind: 'visitor', id: 'v', name: 'V', site: 's' }
const ann: OperatorActor = { kind: 'operator', id: 'ann', name: 'Ann', sites: ['s'] }
const bob: OperatorActor = { ...ann, id: 'bob', name: 'Bob' }
const shipping: Found = { kind: 'answer', answer: { id: 'shipping', title: 'Shipping', text: 'Two days.' } }
const offer = (...ids: string[]): Found => ({ kind: 'offer', answers: ids.map(id => ({ id, title: id, text: id })) })
const at = 1000

const fresh = newConversation('c', { site: 's', visitor, createdAt: 0 })
const inState = (change: Change): Conversation => applyDecision(fresh, change).conversation
const served = inState({ status: 'served', operator: { id: 'ann', name: 'Ann' } })
const closed = inState({ status: 'closed' })
const waiting = inState({ status: 'waiting', waitingSince: 5 })

const words = (actor = visitor as VisitorActor | OperatorActor) =>
  ownMessage(actor, { messageId: 'm', text: 'words', at })
const turn = (current: Conversation, find = () => undefined as Found | undefined, more = {}) =>
  decideVisitorTurn(current, { at, words: words(), find, ...more })

/** What follows as one line: the status after it, and each message as its event, or who wrote it. */
function told(current: Conversation, decision: Decision): string {
  if (!decision.ok) return decision.code
  const { conversation, messages } = applyDecision(current, decision.change, decision.messages)
  return [conversation.status, ...messages.map(({ message }) => message.event ?? message.author.kind)].join(' ')
}

test('a question the shelf knows is answered, one it does not know goes to a person', () => {
  expect(
    told(
      fresh,
      turn(fresh, () => shipping),
    ),
  ).toBe('open visitor answer')
  expect(told(fresh, turn(fresh))).toBe('waiting visitor waiting')
  expect(
    told(
      fresh,
      turn(fresh, () => shipping, { wantsPerson: true }),
    ),
  ).toBe('waiting visitor waiting')
})

test('the same answer is never given twice, also when the visitor had it open before writing', () => {
  const answered = inState({ answered: ['shipping'] })
  expect(
    told(
      answered,
      turn(answered, () => shipping),
    ),
  ).toBe('waiting visitor waiting')
})

test('answers that may fit are offered once; what was given already is not among them', () => {
  const offering = turn(fresh, () => offer('a', 'b'))
  expect(told(fresh, offering)).toBe('open visitor answer')
  const after = offering.ok ? applyDecision(fresh, offering.change).conversation : fresh
  expect(
    told(
      after,
      turn(after, () => offer('a')),
    ),
  ).toBe('waiting visitor waiting')
  expect(
    told(
      after,
      turn(after, () => shipping),
    ),
  ).toBe('open visitor answer')
  const given = inState({ answered: ['a'] })
  expect(
    told(
      given,
      turn(given, () => offer('a')),
    ),
  ).toBe('waiting visitor waiting')
})

test('who has chosen may be offered some again', () => {
  const offering = turn(fresh, () => offer('a', 'b'))
  const after = offering.ok ? applyDecision(fresh, offering.change).conversation : fresh
  const choice = decideChoice(after, { id: 'a', title: 'a', text: 'a' }, at)
  expect(told(after, choice)).toBe('open answer')
  const chosen = choice.ok ? applyDecision(after, choice.change).conversation : after
  expect(chosen.answered).toEqual(['a'])
  expect(
    told(
      chosen,
      turn(chosen, () => offer('a', 'b')),
    ),
  ).toBe('open visitor answer')
})

test('words to a person are stored as they are; words into a closed conversation reopen it', () => {
  expect(
    told(
      waiting,
      turn(waiting, () => shipping),
    ),
  ).toBe('waiting visitor')
  expect(
    told(
      served,
      turn(served, () => shipping),
    ),
  ).toBe('served visitor')
  expect(told(closed, turn(closed))).toBe('waiting reopened visitor waiting')
})

test('asking for a person is harmless where one is asked for already', () => {
  expect(told(fresh, decideHandover(fresh, at))).toBe('waiting waiting')
  expect(told(waiting, decideHandover(waiting, at))).toBe('waiting')
  expect(told(served, decideHandover(served, at))).toBe('served')
  expect(told(closed, decideHandover(closed, at))).toBe('waiting reopened waiting')
})

test('one operator has a conversation: taking again is harmless, another is refused', () => {
  expect(told(waiting, decideTake(waiting, ann, at))).toBe('served taken')
  expect(told(served, decideTake(served, ann, at))).toBe('served')
  expect(told(served, decideTake(served, bob, at))).toBe('taken')
  expect(told(closed, decideTake(closed, bob, at))).toBe('served reopened taken')
})

test('answering takes what waits; notes are everybody’s', () => {
  const send = (current: Conversation, by: OperatorActor) => decideOperatorTurn(current, by, words(by), at)
  expect(told(waiting, send(waiting, ann))).toBe('served taken operator')
  expect(told(served, send(served, ann))).toBe('served operator')
  expect(told(served, send(served, bob))).toBe('taken')
  const note = { ...words(bob), lane: 'notes' as const }
  expect(told(served, decideOperatorTurn(served, bob, note, at))).toBe('served operator')
})

test('release and close are one’s own, and harmless a second time', () => {
  expect(told(served, decideRelease(served, ann, at))).toBe('waiting released')
  expect(told(served, decideRelease(served, bob, at))).toBe('taken')
  expect(told(waiting, decideRelease(waiting, bob, at))).toBe('waiting')
  expect(told(served, decideClose(served, bob, at))).toBe('taken')
  expect(told(served, decideClose(served, visitor, at))).toBe('closed closed')
  expect(told(closed, decideClose(closed, ann, at))).toBe('closed')
})

test('waiting has a beginning only while it lasts', () => {
  const release = decideRelease(served, ann, at)
  const after = release.ok ? applyDecision(served, release.change).conversation : served
  expect(after).toMatchObject({ waitingSince: at })
  expect(after).not.toHaveProperty('operator')
  const take = decideTake(after, bob, at)
  expect(take.ok && applyDecision(after, take.change).conversation).not.toHaveProperty('waitingSince')
})

test('[P12] read marks only rise, and never past the head', () => {
  const current = { ...fresh, heads: { talk: 5, notes: 0 }, read: { visitor: 3, operator: 0 } }
  expect(decideRead(current, 'visitor', 99)).toEqual({ ok: true, change: { read: { visitor: 5, operator: 0 } } })
  expect(decideRead(current, 'visitor', 2)).toEqual({ ok: true })
})

test('[P13] a visitor has their own conversations on their own site, an operator those of their sites', () => {
  expect(mayUse(visitor, fresh)).toBe(true)
  expect(mayUse({ ...visitor, id: 'w' }, fresh)).toBe(false)
  expect(mayUse({ ...visitor, site: 't' }, fresh)).toBe(false)
  expect(mayUse(ann, fresh)).toBe(true)
  expect(mayUse({ ...ann, sites: ['t'] }, fresh)).toBe(false)
})
