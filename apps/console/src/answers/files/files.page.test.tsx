import type { Answer } from '@beckon/answers'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { type AnswersScreen, demoShelf, openAnswers } from '../doubles.tsx'

const fresh: Answer = { id: 'pets', title: 'May I bring a dog?', phrasings: [], text: 'Yes.' }
const [shipping] = demoShelf
const changed: Answer = { id: 'shipping', title: shipping?.title ?? '', phrasings: [], text: 'It costs 5 €.' }

const press = async (screen: AnswersScreen, name: string | RegExp) => {
  await userEvent.click(screen.getByRole('button', { name }))
  await screen.settle()
}
const choose = async (screen: AnswersScreen, name: string, text: string) => {
  await userEvent.upload(screen.getByLabelText('Choose a file') as HTMLElement, [new File([text], name)])
  await screen.settle()
}
const report = (screen: AnswersScreen) => screen.getByRole('region', { name: 'What the file holds' })
const text = (screen: AnswersScreen) => screen.getByLabelText('Text of the file') as HTMLTextAreaElement

test('a file is looked at first, then imported, and that can be taken back', async () => {
  const screen = await openAnswers('shop/files')
  screen.shelf.file.put = [fresh, changed]
  await choose(screen, 'shelf.md', '## May I bring a dog?')
  expect(screen.shelf.posts('/import')).toEqual([
    { text: '## May I bring a dog?', format: 'markdown', dryRun: true, base: 1 },
  ])
  expect([...report(screen).querySelectorAll('dl > div')].map(each => each.textContent)).toEqual([
    'New: 1pets',
    'Changed: 1What does shipping cost?',
    'As on the shelf: 0',
  ])
  expect(screen.shelf.now()).toEqual(demoShelf)
  await press(screen, 'Import 2 answers')
  expect(screen.getByText('Imported: 1 new, 1 changed.')).toBeDefined()
  expect(screen.shelf.now()).toEqual(expect.arrayContaining([fresh, changed]))
  expect(text(screen).value).toBe('')
  await press(screen, /^Undo/)
  expect(new Set(screen.shelf.now())).toEqual(new Set(demoShelf))
})

test('every problem stands with its line, and nothing can be imported meanwhile', async () => {
  const screen = await openAnswers('shop/files')
  screen.shelf.file.problems = [
    { line: 3, code: 'missing', message: 'title: a text belongs here' },
    { line: 17, code: 'unknown-column', message: 'there is no column "answer"' },
  ]
  await userEvent.fill(text(screen), 'title,answer\n')
  await press(screen, 'Look at it')
  expect([...report(screen).querySelectorAll('tbody tr')].map(each => each.textContent)).toEqual([
    '3Missing: title: a text belongs here',
    '17Unknown column: there is no column "answer"',
  ])
  expect(screen.getByRole('button', { name: 'Import' })).toHaveProperty('disabled', true)
})

test('what is pasted is known by how it begins, and what was looked at must be looked at again once it is changed', async () => {
  const screen = await openAnswers('shop/files')
  screen.shelf.file.put = [fresh]
  await userEvent.fill(text(screen), '{"answers": []}')
  expect(screen.getByLabelText('Format')).toHaveProperty('value', 'json')
  await userEvent.fill(text(screen), '## A title')
  expect(screen.getByLabelText('Format')).toHaveProperty('value', 'markdown')
  await userEvent.selectOptions(screen.getByLabelText('Format'), 'csv')
  await userEvent.fill(text(screen), '{"answers": []}')
  expect(screen.getByLabelText('Format')).toHaveProperty('value', 'csv')
  await press(screen, 'Look at it')
  expect(screen.getByRole('button', { name: 'Import 1 answer' })).toHaveProperty('disabled', false)
  await userEvent.type(text(screen), ' ')
  expect(screen.queryByRole('region', { name: 'What the file holds' })).toBeNull()
  expect(screen.getByRole('button', { name: 'Import' })).toHaveProperty('disabled', true)
})

test('somebody else changed what the file changes: nothing is imported, and it can be looked at once more', async () => {
  const screen = await openAnswers('shop/files')
  screen.shelf.file.put = [changed]
  await choose(screen, 'shelf.csv', 'title,text')
  screen.shelf.publish(demoShelf.map(answer => ({ ...answer, text: 'By Ben' })))
  await press(screen, 'Import 1 answer')
  expect(screen.getByText(/^Not imported: somebody else changed/)).toBeDefined()
  expect(screen.shelf.now()[0]?.text).toBe('By Ben')
  await press(screen, 'Look at it')
  await press(screen, 'Import 1 answer')
  expect(screen.shelf.now()).toContainEqual(changed)
})

test('the shelf is given out in three forms', async () => {
  const screen = await openAnswers('shop/files')
  const links = screen.getAllByRole('link') as HTMLAnchorElement[]
  expect(links.map(({ href, download, textContent }) => [textContent, href, download])).toEqual(
    ['CSV', 'Markdown', 'JSON'].map(name => [
      `Export as ${name}`,
      `http://relay.test/v1/operator/sites/shop/answers/export?format=${name.toLowerCase()}`,
      '',
    ]),
  )
})
