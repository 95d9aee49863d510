import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createAnswersDouble } from '../doubles/answers.ts'
import { type AnswersScreen, demoShelf, openAnswers } from './doubles.tsx'

async function violations() {
  const { violations } = await axe.run(document.body)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

function filledShelf() {
  const shelf = createAnswersDouble(demoShelf)
  const day = '2026-03-03'
  for (const [event, count] of Object.entries({ given: 41, offered: 12, helped: 9, 'not-helped': 3 }))
    shelf.usage.push({ answer: 'shipping', day, event, count })
  const long = `${'Is there a very long question that nobody would ever ask in a shop '.repeat(2)}?`
  ;['Do you deliver to Norway?', 'can you deliver to Norway', long, 'هل تشحنون إلى عمان؟'].forEach((text, at) => {
    const nearest = at < 2 ? { nearest: { id: 'shipping', score: 0.31 } } : {}
    shelf.questions.push({ id: `q${at}`, text, at: 0, count: 4 - at, conversation: 'c1', ...nearest })
  })
  shelf.proposals.push(
    { id: 'p1', answer: 'returns', text: long, count: 3, because: 'helped' },
    { id: 'p2', answer: 'returns', text: 'wrong size', count: 1, because: 'inserted' },
  )
  return shelf
}
const open = (path: string) => openAnswers(path, { shelf: filledShelf() })
const textField = (screen: AnswersScreen) => screen.getByLabelText(/^Answer/)

const screens: Record<string, () => Promise<unknown>> = {
  'the list': () => open('shop'),
  'a list narrowed to nothing': async () => {
    const screen = await open('shop')
    await userEvent.fill(screen.getByRole('searchbox'), 'zzz')
  },
  'an empty shelf': () => openAnswers('shop', { answers: [] }),
  'the form': () => open('shop/edit/shipping'),
  'a new answer with something wrong': async () => {
    const screen = await open('shop')
    await userEvent.keyboard('nHi')
    await userEvent.fill(textField(screen), '{{visitor.nam}}')
    await userEvent.fill(screen.getByLabelText(/^Shortcut/), 'ship')
    await userEvent.selectOptions(screen.getByLabelText(/^Who may use it/), 'department')
  },
  'a question tried': async () => {
    const screen = await open('shop/edit/shipping')
    await userEvent.fill(screen.getByRole('searchbox', { name: 'Try a question' }), 'How much is delivery of returns?')
    const isTold = async () => {
      await screen.advance(300)
      return screen.container.querySelector('.decision') !== null
    }
    await expect.poll(isTold).toBe(true)
  },
  'a clash': async () => {
    const screen = await open('shop/edit/returns')
    await userEvent.fill(textField(screen), 'Mine')
    screen.shelf.publish(demoShelf.map(answer => ({ ...answer, text: 'Theirs', tags: ['a', 'b'] })))
    await userEvent.keyboard('{Control>}s{/Control}')
    await screen.settle()
  },
  'questions without an answer': async () => {
    const screen = await open('shop/unanswered')
    await expect.poll(() => screen.container.querySelectorAll('.asked > li').length).toBe(3)
  },
  'no questions': () => openAnswers('shop/unanswered'),
  'visitors’ own words': () => open('shop/proposals'),
  'files, one looked at': async () => {
    const screen = await open('shop/files')
    screen.shelf.file.problems = [{ line: 3, code: 'missing', message: 'title: a text belongs here' }]
    await userEvent.fill(screen.getByLabelText('Text of the file'), 'title,text')
    await userEvent.click(screen.getByRole('button', { name: 'Look at it' }))
    await screen.settle()
  },
}

for (const theme of ['light', 'dark']) {
  for (const [name, show] of Object.entries(screens)) {
    test(`${name}, ${theme}: axe finds nothing, and a phone needs no scrolling sideways`, async () => {
      document.documentElement.lang = 'en'
      document.documentElement.dataset.theme = theme
      // Colours on their way to others would be measured.
      document.documentElement.style.setProperty('--moves', '0s')
      await show()
      expect(await violations()).toEqual([])
      await page.viewport(320, 700)
      const inside = [...document.querySelectorAll('.part-page *')]
      const wide = inside.filter(element => element.getBoundingClientRect().right > 320 && !element.closest('.hidden'))
      expect(wide.map(element => element.outerHTML.slice(0, 100))).toEqual([])
    })
  }
}
