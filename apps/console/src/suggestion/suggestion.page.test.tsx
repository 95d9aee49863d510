import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openConsole } from '../doubles/console.tsx'

type Screen = Awaited<ReturnType<typeof openConsole>>
type Relay = Screen['relay']
const maria = { kind: 'visitor' as const, id: 'v1', name: 'Maria' }
const answers = [
  {
    id: 'shipping',
    title: 'What does shipping cost?',
    phrasings: ['How much is delivery?', 'Is shipping free?', 'Delivery costs'],
    text: 'Hello {{visitor.name|there}}, it is **free**. {{operator.name}}',
    site: 'shop',
  },
  {
    id: 'returns',
    title: 'Can I send something back?',
    phrasings: ['How do I return an item?', 'I want my money back', 'Return policy'],
    text: 'Within 30 days.',
    site: 'shop',
  },
  {
    id: 'other',
    title: 'How much is delivery?',
    phrasings: ['How much is delivery?'],
    text: 'From another shop.',
    site: 'other',
  },
]

async function openDesk(asked: (relay: Relay) => void) {
  const screen = await openConsole({
    before(relay) {
      relay.begin('c1', { visitor: { id: 'v1', name: 'Maria_1' }, site: 'shop' })
      asked(relay)
    },
    open: 'c1',
    answers,
  })
  // It loads when the page has nothing else to do.
  await import('./suggestion.tsx')
  await screen.settle()
  return screen
}
const field = (screen: Screen) => screen.getByRole('textbox') as HTMLTextAreaElement
const suggested = (screen: Screen) => screen.container.querySelector('.suggested-title')?.textContent
const arrives = (screen: Screen) => expect.poll(() => suggested(screen), { timeout: 5000 })

test('an answer to the last question is suggested, and Tab puts it into the empty field, filled and plain', async () => {
  const screen = await openDesk(relay => relay.post('c1', maria, 'How much is delivery, please?'))
  await arrives(screen).toBe('What does shipping cost?')
  expect(screen.getByText('Suggested answer: What does shipping cost?. Tab puts it into the reply.')).toBeDefined()
  expect(field(screen).value).toBe('')
  field(screen).focus()
  await userEvent.keyboard('{Tab}')
  expect(field(screen).value).toBe('Hello Maria_1, it is free. Ann')
  expect(screen.sent('send')).toEqual([])
  await userEvent.keyboard('{Enter}')
  await screen.settle()
  expect(screen.sent('send')).toMatchObject([{ text: 'Hello Maria_1, it is free. Ann', answers: ['shipping'] }])
})

test('while something is written, Tab goes where it always goes and nothing moves; a press still inserts', async () => {
  const screen = await openDesk(relay => relay.post('c1', maria, 'How much is delivery?'))
  await arrives(screen).toBe('What does shipping cost?')
  await userEvent.type(field(screen), 'Well: ')
  expect(suggested(screen)).toBe('What does shipping cost?')
  await userEvent.keyboard('{Tab}')
  expect(field(screen).value).toBe('Well: ')
  await userEvent.click(screen.getByRole('button', { name: /What does shipping cost/ }))
  expect(field(screen).value).toBe('Well: Hello Maria_1, it is free. Ann')
  expect(suggested(screen)).toBeUndefined()
})

test('nothing is suggested where nothing fits, in a note, or once somebody has replied', async () => {
  const screen = await openDesk(relay => relay.post('c1', maria, 'I want my money back'))
  await arrives(screen).toBe('Can I send something back?')
  await userEvent.keyboard('{Alt>}n{/Alt}')
  expect(suggested(screen)).toBeUndefined()
  await userEvent.keyboard('{Alt>}n{/Alt}')
  await arrives(screen).toBe('Can I send something back?')
  screen.relay.post('c1', maria, 'Zebras quack')
  await screen.settle()
  await arrives(screen).toBeUndefined()
  screen.relay.post('c1', maria, 'Return policy?')
  await screen.settle()
  await arrives(screen).toBe('Can I send something back?')
  screen.relay.post('c1', { kind: 'operator', id: 'o1', name: 'Ann' }, 'One moment')
  await screen.settle()
  await arrives(screen).toBeUndefined()
})

test('an answer that the visitor has been given already is not suggested again', async () => {
  const screen = await openDesk(relay => {
    relay.post('c1', maria, 'Return policy')
    Object.assign(relay.post('c1', { kind: 'answer' }, 'Within 30 days.'), {
      answer: { id: 'returns', title: 'Can I send something back?' },
    })
    relay.post('c1', maria, 'I want my money back')
  })
  await screen.settle()
  await expect.poll(() => screen.container.querySelector('.suggestion')).toBeNull()
  screen.relay.post('c1', maria, 'Is shipping free?')
  await screen.settle()
  await arrives(screen).toBe('What does shipping cost?')
})
