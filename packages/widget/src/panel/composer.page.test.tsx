import { createHeldOutboxStore } from '@beckon/client/doubles'
import { act } from '@testing-library/preact'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openPanel } from '../doubles/panel.ts'

test('the focus goes to the composer when the visitor opened the panel, and stays where it is otherwise', async () => {
  const elsewhere = document.createElement('input')
  document.body.append(elsewhere)
  const { open, field, widget } = await openPanel()
  elsewhere.focus()
  await open(false, { text: 'May I help?' })
  expect(document.activeElement).toBe(elsewhere)
  await open(true)
  expect(widget.root.activeElement).toBe(field())
})

test('Enter sends, Shift and Enter begins a new line, nothing is sent of nothing', async () => {
  const { open, field, relay, settle } = await openPanel()
  await open()
  await userEvent.keyboard('   {Enter}')
  await settle()
  expect(relay.received).toEqual([])
  await userEvent.keyboard('One{Shift>}{Enter}{/Shift}two{Enter}')
  await settle()
  expect(relay.received.find(({ type }) => type === 'start')).toHaveProperty('text', 'One\ntwo')
  expect(field().value).toBe('')
})

test.each([
  ['an input method composes', { isComposing: true }],
  ['Safari ends a composition with it', { keyCode: 229 }],
])('Enter does not send while %s', async (_, init) => {
  const { open, write, key, relay, field } = await openPanel()
  await open()
  await write('にほん')
  await key('Enter', init)
  expect(relay.received).toEqual([])
  expect(field().value).toBe('にほん')
})

test('Escape closes the panel, but not while an input method composes', async () => {
  const { open, key, root, widget } = await openPanel()
  await open()
  await key('Escape', { isComposing: true })
  expect(widget.isOpen()).toBe(true)
  await key('Escape')
  expect(widget.isOpen()).toBe(false)
  expect(root.querySelector<HTMLElement>('.panel')?.hidden).toBe(true)
})

test('it grows with the text up to six lines, then scrolls', async () => {
  const { open, write, field } = await openPanel()
  await open()
  const one = field().clientHeight
  await write('1\n2\n3')
  const three = field().clientHeight
  expect(three).toBeGreaterThan(one + 30)
  await write('1\n2\n3\n4\n5\n6\n7\n8\n9')
  expect(field().clientHeight).toBe(6 * 22 + 22)
  expect(field().scrollHeight).toBeGreaterThan(field().clientHeight)
})

test('a text that is too long is not sent, and says by how much', async () => {
  const { open, write, key, relay, texts } = await openPanel()
  await open()
  await write('x'.repeat(4007))
  expect(texts('.over')).toEqual(['7 characters too long'])
  await key('Enter')
  expect(relay.received).toEqual([])
})

test('a draft is still there when the panel is drawn again', async () => {
  const first = await openPanel()
  await first.open()
  await first.write('Half a sent')
  await act(() => first.panel.close())
  await first.open()
  expect(first.field().value).toBe('Half a sent')
  expect(first.chat.draft()).toBe('Half a sent')
})

test('[P7] words leave the field when they would survive the browser, once, and what is written meanwhile stays', async () => {
  const { store: outboxStore, release } = createHeldOutboxStore()
  const { open, write, key, relay, field, chat, settle } = await openPanel({ outboxStore })
  await open()
  await write('First')
  await key('Enter')
  expect(field().value).toBe('First')
  await write('First and')
  await key('Enter')
  release()
  await settle()
  expect(field().value).toBe('')
  expect(relay.received.flatMap(frame => ('text' in frame ? [frame.text] : []))).toEqual(['First', 'and'])
  expect(chat.draft()).toBe('')
})

test('[P7] what was pressed goes, though the field holds other words before it is kept', async () => {
  const { store: outboxStore, release } = createHeldOutboxStore()
  const { open, write, key, relay, field, settle } = await openPanel({ outboxStore })
  await open()
  for (const text of ['First', 'Second', 'Third']) {
    await write(text)
    await key('Enter')
    await key('Enter')
  }
  await write('Unsent')
  release()
  await settle()
  // Asked again before the first answer, the same words have the same id.
  const sent = new Map(relay.received.flatMap(frame => ('text' in frame ? [[frame.messageId, frame.text]] : [])))
  expect([...sent.values()]).toEqual(['First', 'Second', 'Third'])
  expect(field().value).toBe('Unsent')
})

test('what keys do is said in the description of the field', async () => {
  const { open, field } = await openPanel()
  await open()
  expect(field().getAttribute('aria-description')).toBe('Enter sends, Shift and Enter begins a new line')
})
