import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { createAnswersDouble } from '../../doubles/answers.ts'
import { type AnswersScreen, demoShelf, openAnswers } from '../doubles.tsx'

const field = (screen: AnswersScreen, label: RegExp) => screen.getByLabelText(label) as HTMLInputElement
const press = async (screen: AnswersScreen, keys: string) => {
  await userEvent.keyboard(keys)
  await screen.settle()
}
const save = (screen: AnswersScreen) => press(screen, '{Control>}s{/Control}')
const byBen = demoShelf.map(answer => (answer.id === 'returns' ? { ...answer, text: 'Within 14 days.' } : answer))

test('a new answer: problems and warnings at their fields, then saved under an id of its title', async () => {
  const screen = await openAnswers()
  await press(screen, 'n')
  expect(document.activeElement).toBe(field(screen, /^Title/))
  await userEvent.keyboard('Do you ship to Åland?')
  expect(screen.getByText(/^3 more ways to ask/)).toBeDefined()
  expect(screen.getByText(/^Write the answer, at most/)).toBeDefined()
  expect(screen.getByRole('button', { name: /^Save/ })).toHaveProperty('disabled', true)
  await userEvent.fill(
    field(screen, /^Other ways/),
    'Delivery to Åland\n\nÅland shipping\n  Do you deliver to islands \n',
  )
  await userEvent.fill(field(screen, /^Answer/), 'Yes, {{visitor.nam}}.')
  expect(screen.queryByText(/more ways to ask/)).toBeNull()
  expect(screen.getByText('There is no placeholder "visitor.nam".')).toBeDefined()
  await userEvent.fill(field(screen, /^Answer/), 'Yes, {{visitor.name}.')
  expect(screen.getByText(/^There are \{\{ or \}\}/)).toBeDefined()
  await userEvent.fill(field(screen, /^Answer/), 'Yes.')
  await userEvent.fill(field(screen, /^Shortcut/), 'ship')
  expect(screen.getByText('Another answer has this shortcut.')).toBeDefined()
  await userEvent.fill(field(screen, /^Shortcut/), '')
  await save(screen)
  expect(screen.shelf.now().at(-1)).toEqual({
    id: 'do-you-ship-to-aland',
    title: 'Do you ship to Åland?',
    phrasings: ['Delivery to Åland', 'Åland shipping', 'Do you deliver to islands'],
    text: 'Yes.',
  })
  expect(screen.place.part()?.page).toBe('shop/edit/do-you-ship-to-aland')
  expect(screen.getByText('As it is saved.')).toBeDefined()
})

test('the id of a new answer that a private one of somebody else has is made another, unseen', async () => {
  const screen = await openAnswers()
  screen.shelf.take('parcels')
  await press(screen, 'nParcels')
  await userEvent.fill(field(screen, /^Answer/), 'Yes.')
  await save(screen)
  expect(screen.shelf.now().at(-1)?.id).toBe('parcels-2')
})

test('the preview shows Markdown and placeholders as visitors see them, and in a reply as operators do', async () => {
  const screen = await openAnswers('shop/edit/shipping')
  const preview = () => screen.getByRole('region', { name: /^As / })
  expect(preview().querySelector('strong')?.textContent).toBe('free')
  expect(preview().textContent).toContain('from 50 €, Maria.')
  await userEvent.click(screen.getByRole('checkbox', { name: 'The visitor’s name is known' }))
  expect(preview().textContent).toContain('from 50 €, dear visitor.')
  field(screen, /^Answer/).setSelectionRange(0, 0)
  await userEvent.selectOptions(screen.getByLabelText('Insert a placeholder …'), 'Name of the operator')
  expect(field(screen, /^Answer/).value).toMatch(/^\{\{operator\.name\}\}It is/)
  expect(preview().textContent).not.toContain('Ann')
  await userEvent.selectOptions(field(screen, /^Who may use it/), 'Only me')
  expect(preview().querySelector('strong')).toBeNull()
  expect(preview().textContent).toContain('Ann')
  await save(screen)
  expect(screen.shelf.now().at(-1)).toMatchObject({ id: 'shipping', scope: 'operator:o1' })
})

test('scope, department, owner, tags, pages and review are saved, and taken out where they are emptied', async () => {
  const screen = await openAnswers('shop/edit/shipping')
  await userEvent.selectOptions(field(screen, /^Who may use it/), 'department')
  await userEvent.fill(screen.getByLabelText('Department'), '')
  expect(screen.getByText('Name the department.')).toBeDefined()
  await userEvent.fill(screen.getByLabelText('Department'), 'billing')
  await userEvent.fill(field(screen, /^Who looks after it/), '')
  await userEvent.type(field(screen, /^Tags/), '{Backspace}{Backspace}eu,')
  await userEvent.type(field(screen, /^Pages/), '/cart/**{Enter}')
  expect(screen.getByText(/^It should be read again/)).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Read today, again in six months' }))
  expect(screen.queryByText(/^It should be read again/)).toBeNull()
  await save(screen)
  const { owner, ...saved } = screen.shelf.now().at(-1) ?? {}
  expect(owner).toBeUndefined()
  expect(saved).toMatchObject({
    scope: 'department:billing',
    tags: ['eu'],
    pages: ['/cart/**'],
    reviewOn: '2026-09-04',
  })
})

test('a draft survives a reload and leaving; thrown away it can be taken back', async () => {
  const screen = await openAnswers('shop/edit/returns')
  await userEvent.fill(field(screen, /^Answer/), 'Within 60 days.')
  const again = await openAnswers('shop/edit/returns', { keep: screen.keep })
  expect(field(again, /^Answer/).value).toBe('Within 60 days.')
  expect(again.getByText('Not saved yet. Kept in this browser.')).toBeDefined()
  await press(again, '{Escape}')
  expect(again.container.querySelector('[data-answer="returns"] .mark')?.textContent).toBe('Not saved')
  await press(again, 'jje')
  await userEvent.click(again.getByRole('button', { name: 'Throw my changes away' }))
  expect(field(again, /^Answer/).value).toBe('Within 30 days, for any reason.')
  await userEvent.click(again.getByRole('button', { name: /^Undo/ }))
  expect(field(again, /^Answer/).value).toBe('Within 60 days.')
})

test('somebody else changed it: what differs is shown, and mine is kept where it is chosen', async () => {
  const screen = await openAnswers('shop/edit/returns')
  await userEvent.fill(field(screen, /^Answer/), 'Within 60 days.')
  screen.shelf.publish(byBen)
  await save(screen)
  const clash = screen.getByRole('alert')
  expect(clash.querySelector('h2')?.textContent).toBe('Ben changed this answer')
  expect([...clash.querySelectorAll('dl')].map(each => each.textContent)).toEqual([
    'AnswerYoursWithin 60 days.TheirsWithin 14 days.',
  ])
  await userEvent.click(screen.getByRole('button', { name: 'Keep mine' }))
  await screen.settle()
  expect(screen.shelf.now().find(({ id }) => id === 'returns')?.text).toBe('Within 60 days.')
  expect(screen.queryByRole('alert')).toBeNull()
})

test('theirs is taken where that is chosen, and mine comes back with one press', async () => {
  const screen = await openAnswers('shop/edit/returns')
  await userEvent.fill(field(screen, /^Answer/), 'Within 60 days.')
  screen.shelf.publish(byBen)
  await save(screen)
  await userEvent.click(screen.getByRole('button', { name: 'Take theirs' }))
  expect(field(screen, /^Answer/).value).toBe('Within 14 days.')
  await userEvent.click(screen.getByRole('button', { name: /^Undo/ }))
  expect(field(screen, /^Answer/).value).toBe('Within 60 days.')
})

test('what somebody else removed is put there anew where mine is kept', async () => {
  const screen = await openAnswers('shop/edit/returns')
  await userEvent.fill(field(screen, /^Answer/), 'Within 60 days.')
  screen.shelf.publish(demoShelf.filter(({ id }) => id !== 'returns'))
  await save(screen)
  expect(screen.getByRole('alert').textContent).toContain('Ben removed this answer')
  await userEvent.click(screen.getByRole('button', { name: 'Keep mine' }))
  await screen.settle()
  expect(screen.shelf.now().at(-1)).toMatchObject({ id: 'returns', text: 'Within 60 days.' })
})

test('removed from the form it can be taken back; what somebody else changed stays on screen', async () => {
  const screen = await openAnswers('shop/edit/returns')
  await press(screen, '{Shift>}{Delete}{/Shift}')
  expect(screen.place.part()?.page).toBe('shop')
  await userEvent.click(screen.getByRole('button', { name: /^Undo/ }))
  await screen.settle()
  expect(screen.shelf.now().map(({ id }) => id)).toContain('returns')
  const other = await openAnswers('shop/edit/returns')
  other.shelf.publish(byBen)
  await press(other, '{Shift>}{Delete}{/Shift}')
  expect(other.place.part()?.page).toBe('shop/edit/returns')
  expect(field(other, /^Answer/).value).toBe('Within 14 days.')
})

test('others’ changes of other answers do not stand in the way', async () => {
  const screen = await openAnswers('shop/edit/shipping')
  await userEvent.fill(field(screen, /^Answer/), 'Always free.')
  screen.shelf.publish(byBen)
  await save(screen)
  expect(screen.shelf.now().map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Always free.', 'Within 14 days.']),
  )
})

test('a question is tried on the shelf with the draft: the decision, the scores and why', async () => {
  const screen = await openAnswers('shop/edit/returns')
  const ask = (question: string) => userEvent.fill(screen.getByRole('searchbox', { name: 'Try a question' }), question)
  // It waits until nobody types; the clock is moved until it has noticed.
  const decision = async () => {
    await screen.advance(300)
    return screen.container.querySelector('.decision')?.textContent
  }
  await ask('How do I return an item?')
  await expect.poll(decision).toBe('A visitor would be given “Can I send something back?”.')
  expect(screen.getByText('this answer')).toBeDefined()
  expect(screen.container.querySelector('.why')?.textContent).toMatch(/return \d+ %.*How do I return an item\?/)
  await ask('zzz qqq')
  await expect.poll(decision).toMatch(/^A person would be asked/)
  await userEvent.fill(field(screen, /^Other ways/), 'zzz qqq\nzzz qqq vvv\nqqq zzz xxx')
  await expect.poll(decision).toBe('A visitor would be given “Can I send something back?”.')
})

test('who tries a question hears that the relay has more to go by than words', async () => {
  const shelf = createAnswersDouble(demoShelf)
  shelf.goByMeaning()
  const screen = await openAnswers('shop/edit/returns', { shelf })
  expect(screen.getByText(/^Tried by its words only/)).toBeDefined()
})

test('a relay that refuses a field or is away keeps what was written', async () => {
  const screen = await openAnswers('shop/edit/returns')
  await userEvent.fill(field(screen, /^Answer/), 'Within 60 days.')
  screen.shelf.fail(503)
  await save(screen)
  expect(screen.getByText(/^The relay cannot do this now/)).toBeDefined()
  expect(field(screen, /^Answer/).value).toBe('Within 60 days.')
  screen.shelf.fail(undefined)
  await save(screen)
  expect(screen.shelf.now().at(-1)?.text).toBe('Within 60 days.')
})
