import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { createAnswersDouble } from '../../doubles/answers.ts'
import { type AnswersScreen, demoShelf, openAnswers } from '../doubles.tsx'

const nowMs = new Date('2026-03-04T10:00:00').getTime()
const hourMs = 3_600_000

function withQuestions() {
  const shelf = createAnswersDouble(demoShelf)
  const ask = (id: string, text: string, count: number, nearest?: { id: string; score: number }) =>
    shelf.questions.push({ id, text, count, at: nowMs - 3 * hourMs, conversation: 'c1', ...(nearest && { nearest }) })
  ask('q1', 'do you deliver to Norway?', 28, { id: 'shipping', score: 0.31 })
  ask('q2', 'can you deliver it to Norway', 2, { id: 'shipping', score: 0.22 })
  ask('q3', 'deliver to Norway', 1)
  ask('q4', 'Is the kettle made of steel?', 4)
  return shelf
}
function withProposals() {
  const shelf = createAnswersDouble(demoShelf)
  shelf.proposals.push(
    { id: 'p1', answer: 'returns', text: 'how long may I keep it before sending it back', count: 3, because: 'helped' },
    { id: 'p2', answer: 'returns', text: 'wrong size', count: 1, because: 'inserted' },
    { id: 'p3', answer: 'shipping', text: 'postage', count: 2, because: 'chosen' },
  )
  return shelf
}
const groups = (screen: AnswersScreen) =>
  [...screen.container.querySelectorAll('.asked > li h3')].map(each => each.textContent)
const grouped = (screen: AnswersScreen) => expect.poll(() => groups(screen))
const press = async (screen: AnswersScreen, name: string | RegExp) => {
  await userEvent.click(screen.getByRole('button', { name }))
  await screen.settle()
}
const phrasingsOf = (screen: AnswersScreen, id: string) =>
  screen.shelf.now().find(answer => answer.id === id)?.phrasings ?? []

test('questions that ask the same stand together, the most asked first, with what comes nearest', async () => {
  const screen = await openAnswers('shop/unanswered', { shelf: withQuestions() })
  await grouped(screen).toEqual(['Do you deliver to Norway?', 'Is the kettle made of steel?'])
  const [first] = screen.container.querySelectorAll('.asked > li')
  expect(first?.textContent).toContain('Asked 31 times, last 3 h ago')
  expect(first?.textContent).toContain('Nearest answer: “What does shipping cost?”, 31 % likely the right one')
  expect(screen.getByRole('button', { name: 'Unanswered (4)' })).toBeDefined()
})

test('an answer for a group begins with its questions as phrasings; saved, they are no longer open', async () => {
  const screen = await openAnswers('shop/unanswered', { shelf: withQuestions() })
  await grouped(screen).toHaveLength(2)
  await press(screen, 'Write an answer for these 3')
  expect((screen.getByLabelText(/^Title/) as HTMLInputElement).value).toBe('Do you deliver to Norway?')
  expect((screen.getByLabelText(/^Other ways/) as HTMLInputElement).value).toBe(
    'can you deliver it to Norway\ndeliver to Norway',
  )
  await userEvent.fill(screen.getByLabelText(/^Answer/), 'Yes.')
  await press(screen, /^Save/)
  expect(screen.shelf.posts('/unanswered')).toEqual([{ dismiss: ['q1', 'q2', 'q3'] }])
  expect(screen.getByRole('button', { name: 'Unanswered (1)' })).toBeDefined()
})

test('a group is added to the nearest answer as a draft, which is saved by hand', async () => {
  const screen = await openAnswers('shop/unanswered', { shelf: withQuestions() })
  await grouped(screen).toHaveLength(2)
  await press(screen, 'Add to “What does shipping cost?”')
  expect(phrasingsOf(screen, 'shipping')).toHaveLength(3)
  await press(screen, /^Save/)
  expect(phrasingsOf(screen, 'shipping').slice(3)).toEqual([
    'do you deliver to Norway?',
    'can you deliver it to Norway',
    'deliver to Norway',
  ])
  expect(screen.shelf.posts('/unanswered')).toEqual([{ dismiss: ['q1', 'q2', 'q3'] }])
})

test('dismissed questions are back with one press, and their conversation is one press away', async () => {
  const screen = await openAnswers('shop/unanswered', { shelf: withQuestions() })
  await grouped(screen).toHaveLength(2)
  await press(screen, 'Dismiss: Do you deliver to Norway?')
  await grouped(screen).toEqual(['Is the kettle made of steel?'])
  await press(screen, /^Undo/)
  await grouped(screen).toHaveLength(2)
  await press(screen, 'See the conversation of: Is the kettle made of steel?')
  expect(screen.place.get()).toBe('c1')
})

test('keys go through the groups', async () => {
  const screen = await openAnswers('shop/unanswered', { shelf: withQuestions() })
  await grouped(screen).toHaveLength(2)
  await userEvent.keyboard('jj{Delete}')
  await screen.settle()
  await grouped(screen).toEqual(['Do you deliver to Norway?'])
})

test('visitors’ words become phrasings, and that can be taken back', async () => {
  const screen = await openAnswers('shop/proposals', { shelf: withProposals() })
  expect(screen.getByText('It helped 3 visitors')).toBeDefined()
  expect(screen.getByText('An operator replied with it')).toBeDefined()
  await press(screen, 'Add: postage')
  expect(phrasingsOf(screen, 'shipping').at(-1)).toBe('postage')
  expect(screen.queryByText('postage')).toBeNull()
  await press(screen, /^Undo/)
  expect(phrasingsOf(screen, 'shipping')).not.toContain('postage')
  await press(screen, 'Add all 2')
  expect(phrasingsOf(screen, 'returns').slice(3)).toEqual([
    'how long may I keep it before sending it back',
    'wrong size',
  ])
  expect(screen.getByRole('heading', { name: 'Nothing to decide' })).toBeDefined()
})

test('words that say nothing are dismissed, and back with one press', async () => {
  const screen = await openAnswers('shop/proposals', { shelf: withProposals() })
  await press(screen, 'Dismiss: wrong size')
  expect(screen.queryByText('wrong size')).toBeNull()
  await press(screen, /^Undo/)
  expect(screen.getByText('wrong size')).toBeDefined()
  await userEvent.keyboard('jja')
  await screen.settle()
  expect(phrasingsOf(screen, 'returns').at(-1)).toBe('wrong size')
})

test('what could not be loaded is asked for again, and nothing says what will stand there', async () => {
  const shelf = createAnswersDouble(demoShelf)
  const screen = await openAnswers('shop/unanswered', { shelf })
  expect(screen.getByRole('heading', { name: 'Nothing is open' })).toBeDefined()
  shelf.fail(503)
  await userEvent.keyboard('{Alt>}a{/Alt}{Alt>}a{/Alt}u')
  await screen.settle()
  expect(screen.getByRole('alert').textContent).toContain('could not be loaded')
  shelf.fail(undefined)
  await press(screen, 'Try again')
  expect(screen.getByRole('heading', { name: 'Nothing is open' })).toBeDefined()
})
