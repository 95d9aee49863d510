import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { createAnswersDouble } from '../../doubles/answers.ts'
import { type AnswersScreen, demoShelf, openAnswers } from '../doubles.tsx'

const titles = (screen: AnswersScreen) =>
  [...screen.container.querySelectorAll('.title a bdi')].map(each => each.textContent)
const cell = (screen: AnswersScreen, id: string, name: string) =>
  screen.container.querySelector(`[data-answer="${id}"] .${name}`)?.textContent?.trim()
const press = async (screen: AnswersScreen, keys: string) => {
  await userEvent.keyboard(keys)
  await screen.settle()
}

test('a table of the shelf, with phrasings, use, helpfulness and review in words', async () => {
  const shelf = createAnswersDouble(demoShelf)
  const day = '2026-03-03'
  shelf.usage.push(
    { answer: 'shipping', day, event: 'given', count: 1200 },
    { answer: 'shipping', day, event: 'chosen', count: 3 },
    { answer: 'shipping', day, event: 'inserted', count: 1 },
    { answer: 'shipping', day, event: 'offered', count: 12 },
    { answer: 'shipping', day, event: 'helped', count: 9 },
    { answer: 'shipping', day, event: 'not-helped', count: 3 },
    { answer: 'greet', day, event: 'inserted', count: 1 },
  )
  const screen = await openAnswers('shop', { shelf })
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
    'Title',
    'Phrasings',
    'Used in 30 days',
    'Helped',
    'Review',
  ])
  expect(cell(screen, 'shipping', 'used')).toBe('1,204 timesoffered 12 times')
  expect(cell(screen, 'shipping', 'helped')).toBe('9 of 12 (75 %)')
  expect(cell(screen, 'shipping', 'review')).toBe('due since 1 Feb 2026')
  expect(cell(screen, 'returns', 'review')).toBe('30 Nov 2026')
  expect(cell(screen, 'hours', 'phrasings')).toBe('1 2 more needed')
  expect(cell(screen, 'greet', 'phrasings')).toBe('0')
  expect(cell(screen, 'greet', 'used')).toBe('once')
  expect(cell(screen, 'greet', 'helped')).toBe('nobody said')
})

test('search, tag, scope, language and due reviews narrow the list, also after leaving it', async () => {
  const screen = await openAnswers()
  await userEvent.fill(screen.getByRole('searchbox'), 'money')
  expect(titles(screen)).toEqual(['Can I send something back?'])
  expect(screen.getByText('1 of 7 answers')).toBeDefined()
  await userEvent.fill(screen.getByRole('searchbox'), '')
  await userEvent.selectOptions(screen.getByLabelText('Tag'), 'prices')
  expect(titles(screen)).toEqual(['What does shipping cost?'])
  await userEvent.selectOptions(screen.getByLabelText('Tag'), '')
  await userEvent.selectOptions(screen.getByLabelText('Who may use it'), 'Department sales')
  expect(titles(screen)).toEqual(['Volume discounts for resellers and shops'])
  await userEvent.selectOptions(screen.getByLabelText('Who may use it'), 'Everybody, visitors too')
  await userEvent.selectOptions(screen.getByLabelText('Language'), 'Japanese')
  expect(titles(screen)).toEqual(['うちの営業時間'])
  await press(screen, '{Alt>}a{/Alt}{Alt>}a{/Alt}')
  expect(titles(screen)).toEqual(['うちの営業時間'])
  await userEvent.click(screen.getByRole('button', { name: 'Review due (1)' }))
  expect(screen.getByText('No answer fits.')).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Show all answers' }))
  expect(titles(screen)).toHaveLength(7)
})

test('Alt and A goes there and back from anywhere, keys move and open', async () => {
  const screen = await openAnswers()
  await press(screen, '{Alt>}a{/Alt}')
  expect(screen.getByRole('navigation', { name: 'Conversations' })).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Answers' }))
  await screen.settle()
  await press(screen, 'jj')
  expect(document.activeElement?.textContent).toBe('Can I send something back?')
  await press(screen, 'k{Enter}')
  expect(screen.place.part()).toEqual({ part: 'answers', page: 'shop/edit/shipping' })
})

test('an answer is removed with a key and is back with one press', async () => {
  const screen = await openAnswers()
  await press(screen, 'jj{Delete}')
  expect(titles(screen)).toHaveLength(6)
  expect(screen.shelf.posts()).toEqual([{ base: 1, remove: ['returns'] }])
  await userEvent.click(screen.getByRole('button', { name: /^Undo/ }))
  await screen.settle()
  expect(titles(screen)).toHaveLength(7)
  expect(screen.shelf.now().map(({ id }) => id)).toContain('returns')
})

test('what somebody else changed is not removed unseen', async () => {
  const screen = await openAnswers()
  screen.shelf.publish(demoShelf.map(answer => ({ ...answer, text: 'By Ben' })))
  await press(screen, 'j{Delete}')
  expect(screen.getByText(/^Not removed: Ben changed/)).toBeDefined()
  expect(titles(screen)).toHaveLength(7)
})

test('an empty shelf says what to do next', async () => {
  const shelf = createAnswersDouble()
  shelf.questions.push({ id: 'q1', text: 'Do you ship to Norway?', at: 0, count: 3, conversation: 'c1' })
  const screen = await openAnswers('shop', { shelf })
  expect(screen.getByRole('heading', { name: 'No answers yet' })).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'See the question visitors asked' }))
  expect(screen.place.part()?.page).toBe('shop/unanswered')
})

test('a relay that cannot be reached says so and is asked again', async () => {
  const shelf = createAnswersDouble(demoShelf)
  shelf.fail(503)
  const screen = await openAnswers('shop', { shelf })
  expect(screen.getByRole('alert').textContent).toContain('The relay cannot do this now')
  shelf.fail(undefined)
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.settle()
  expect(titles(screen)).toHaveLength(7)
})

test('of a long shelf the first 200 rows are drawn, the others when asked for', async () => {
  const answers = Array.from({ length: 450 }, (_, at) => ({
    id: `a${at}`,
    title: `Question ${at}`,
    phrasings: [],
    text: 'Yes.',
  }))
  const screen = await openAnswers('shop', { answers })
  expect(titles(screen)).toHaveLength(200)
  await userEvent.click(screen.getByRole('button', { name: 'Show 200 more' }))
  expect(titles(screen)).toHaveLength(400)
  await userEvent.fill(screen.getByRole('searchbox'), 'question 449')
  expect(titles(screen)).toEqual(['Question 449'])
})
