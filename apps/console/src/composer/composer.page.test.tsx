import { createHeldOutboxStore, createMemoryKeep } from '@beckon/client/doubles'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openConsole } from '../doubles/console.tsx'

type Screen = Awaited<ReturnType<typeof openConsole>>
const answers = [
  { id: 'ship', title: 'Shipping', text: 'It takes **two** days.', shortcut: 'ship' },
  { id: 'back', title: 'Sending back', text: 'Within 30 days.' },
]
const openComposer = (options: Parameters<typeof openConsole>[0] = {}) =>
  openConsole({
    before: relay => {
      relay.begin('c1', { visitor: { id: 'v1', name: 'Maria' }, createdAt: 1 })
      relay.begin('c2', { visitor: { id: 'v2', name: 'Ole' }, createdAt: 2 })
    },
    open: 'c1',
    answers,
    ...options,
  })
const field = (screen: Screen) => screen.getByRole('textbox') as HTMLTextAreaElement

test('a slash finds answers; arrows choose, Enter puts the text in at the cursor', async () => {
  const screen = await openComposer()
  await userEvent.type(field(screen), 'Hello , bye')
  field(screen).setSelectionRange(6, 6)
  await userEvent.keyboard('/')
  expect(screen.getAllByRole('option')).toHaveLength(2)
  await userEvent.keyboard('{ArrowDown}{ArrowUp}{ArrowUp}')
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('Sending back')
  expect(field(screen).getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { selected: true }).id)
  await userEvent.keyboard('{Enter}')
  expect(field(screen).value).toBe('Hello Within 30 days., bye')
  expect(field(screen).selectionStart).toBe('Hello Within 30 days.'.length)
  expect(screen.sent('send')).toEqual([])
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(field(screen).value).toBe('Hello /, bye')
})

test('what follows the slash searches; marks of the answer do not reach the reply', async () => {
  const screen = await openComposer()
  await userEvent.type(field(screen), '/shi')
  expect(screen.getAllByRole('option')).toHaveLength(1)
  await userEvent.keyboard('{Enter}')
  expect(field(screen).value).toBe('It takes two days.')
})

test('Escape closes the answers first and leaves the composer second', async () => {
  const screen = await openComposer()
  await userEvent.type(field(screen), '/s{Escape}')
  expect(screen.queryAllByRole('option')).toEqual([])
  expect(document.activeElement).toBe(field(screen))
  await userEvent.keyboard('{Escape}')
  expect(document.activeElement).not.toBe(field(screen))
  expect(field(screen).value).toBe('/s')
})

test('Shift and Enter breaks the line, Enter sends and empties the field', async () => {
  const screen = await openComposer()
  await userEvent.type(field(screen), 'One{Shift>}{Enter}{/Shift}Two{Enter}')
  await screen.settle()
  expect(screen.sent('send')).toMatchObject([{ text: 'One\nTwo' }])
  expect(field(screen).value).toBe('')
})

test('each conversation and lane keeps its own draft, also over a reload', async () => {
  const keep = createMemoryKeep()
  const screen = await openComposer({ keep })
  await userEvent.type(field(screen), 'A reply')
  await userEvent.keyboard('{Alt>}n{/Alt}')
  await userEvent.type(field(screen), 'A note')
  await userEvent.click(screen.getByRole('button', { name: /Ole/ }))
  expect(field(screen).value).toBe('')
  expect(screen.getByRole('button', { name: /Maria.*Draft/ })).toBeDefined()
  const again = await openComposer({ keep })
  expect(field(again).value).toBe('A reply')
  await userEvent.click(again.getByRole('button', { name: 'Note' }))
  expect(field(again).value).toBe('A note')
  await userEvent.type(field(again), '{Enter}')
  await again.settle()
  const third = await openComposer({ keep })
  await userEvent.click(third.getByRole('button', { name: 'Note' }))
  expect(field(third).value).toBe('')
})

test('[P7] words leave the field when they would survive the browser, once, and what is written meanwhile stays', async () => {
  const { store: outboxStore, release } = createHeldOutboxStore()
  const screen = await openComposer({ outboxStore })
  await userEvent.type(field(screen), 'First{Enter}')
  expect(field(screen).value).toBe('First')
  await userEvent.type(field(screen), ' and{Enter}{Enter}')
  release()
  await screen.settle()
  expect(field(screen).value).toBe('')
  expect(screen.sent('send')).toMatchObject([{ text: 'First' }, { text: ' and' }])
})

test('[P7] what was pressed goes, though the field holds other words before it is kept', async () => {
  const { store: outboxStore, release } = createHeldOutboxStore()
  const screen = await openComposer({ outboxStore })
  for (const text of ['First', 'Second']) {
    await userEvent.fill(field(screen), text)
    await userEvent.keyboard('{Enter}')
  }
  await userEvent.fill(field(screen), 'Unsent')
  release()
  await screen.settle()
  expect(field(screen).value).toBe('Unsent')
  expect(screen.sent('send')).toMatchObject([{ text: 'First' }, { text: 'Second' }])
})

test('too many characters are counted and not sent', async () => {
  const screen = await openComposer()
  await userEvent.fill(field(screen), 'x'.repeat(4003))
  expect(screen.getByText('3 characters too many')).toBeDefined()
  await userEvent.type(field(screen), '{Enter}')
  await screen.settle()
  expect(screen.sent('send')).toEqual([])
})

test('typing a reply is told to the visitor, typing a note is not', async () => {
  const screen = await openComposer()
  await userEvent.keyboard('n')
  await userEvent.type(field(screen), 'Secret')
  expect(screen.sent('typing')).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Reply' }))
  await userEvent.type(field(screen), 'Hello')
  await screen.settle()
  expect(screen.sent('typing')).toEqual([{ type: 'typing', conversation: 'c1', on: true }])
})

test('placeholders are filled and ids go along, of all that went into one message and of no other', async () => {
  const screen = await openComposer({
    answers: [
      { id: 'hi', title: 'Hi', text: 'Hello {{visitor.name}}', shortcut: 'hi' },
      { id: 'sign', title: 'Sign', text: '{{operator.name}}, {{site.name}}{{page.title| }}', shortcut: 'sign' },
      { id: 'not an id', title: 'Old', text: 'Old', shortcut: 'old' },
      { id: 'away', title: 'Elsewhere', text: 'No', shortcut: 'away', site: 'other' },
    ],
  })
  await userEvent.type(field(screen), '/away')
  expect(screen.queryAllByRole('option')).toEqual([])
  await userEvent.fill(field(screen), '')
  await userEvent.type(field(screen), '/hi{Enter}! /sign{Enter} /old{Enter}')
  expect(field(screen).value).toBe('Hello Maria! Ann, Harbour & Hearth Old')
  await userEvent.keyboard('{Enter}')
  await screen.settle()
  await userEvent.type(field(screen), 'Bye{Enter}')
  await screen.settle()
  await userEvent.type(field(screen), '/hi{Enter}')
  await userEvent.fill(field(screen), '')
  await userEvent.type(field(screen), 'Own words{Enter}')
  await screen.settle()
  const inserted = screen.sent('send').map(frame => ('answers' in frame ? frame.answers : undefined))
  expect(inserted).toEqual([['hi', 'sign'], undefined, undefined])
})

test('what was inserted is known after a reload', async () => {
  const keep = createMemoryKeep()
  const screen = await openComposer({ keep })
  await userEvent.type(field(screen), '/ship{Enter}')
  const again = await openComposer({ keep })
  await userEvent.type(field(again), '{Enter}')
  await again.settle()
  expect(again.sent('send')).toMatchObject([{ answers: ['ship'] }])
})

test('what is written while a message with an answer is being kept does not count the answer again', async () => {
  const { store: outboxStore, release } = createHeldOutboxStore()
  const screen = await openComposer({ outboxStore })
  await userEvent.type(field(screen), '/ship{Enter}{Enter} More{Enter}')
  release()
  await screen.settle()
  expect(screen.sent('send')).toMatchObject([{ answers: ['ship'] }, { text: ' More' }])
  expect(screen.sent('send')[1]).not.toHaveProperty('answers')
})
