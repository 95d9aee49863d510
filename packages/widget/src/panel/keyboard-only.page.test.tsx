import { act } from '@testing-library/preact'
import { afterEach, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { ann, keep, openPanel } from '../doubles/panel.ts'

let drawn: Awaited<ReturnType<typeof openPanel>> | undefined
afterEach(() => drawn?.shutdown())
const focused = () => drawn?.root.activeElement
const visitor = { kind: 'visitor', id: 'v1' } as const
const shipping = { id: 'ship', title: 'What does shipping cost?', phrasings: ['Is delivery free?'], text: 'Nothing.' }

/** Goes from one place to the next until one says these words. */
async function tabTo(words: string, back = false) {
  for (let turns = 0; turns < 20; turns++) {
    await userEvent.keyboard(back ? '{Shift>}{Tab}{/Shift}' : '{Tab}')
    const here = focused()
    if (here?.textContent?.includes(words) || here?.ariaLabel === words) return
  }
  throw new Error(`no way to '${words}' by Tab`)
}

test('from a question over an answer to a person and out again, without a pointer', async () => {
  drawn = await openPanel({ answers: [shipping] })
  const { open, settle, relay, root, texts, field, widget } = drawn
  await open()
  await vi.waitFor(() => expect(texts('.home .pick')).toHaveLength(1))
  expect(focused()).toBe(field())

  await tabTo(shipping.title, true)
  await userEvent.keyboard('{Enter}')
  await settle()
  expect(texts('.preview .bubble')).toEqual([expect.stringContaining('Nothing.')])
  await tabTo('All answers')
  await userEvent.keyboard('{Enter}')
  await settle()
  await tabTo('Talk to a person')
  await userEvent.keyboard(' ')
  await settle()
  expect(root.querySelector('.person')?.ariaPressed).toBe('true')
  expect(focused()).toBe(field())

  await userEvent.keyboard('Where is my parcel?{Enter}')
  await settle()
  expect(relay.received.find(({ type }) => type === 'start')).toMatchObject({
    text: 'Where is my parcel?',
    person: true,
  })
  expect(focused()).toBe(field())

  await userEvent.keyboard('{Escape}')
  expect([widget.isOpen(), root.querySelector('.panel')?.checkVisibility()]).toEqual([false, false])
})

test('who presses what then goes is still in the panel, and Escape still closes it', async () => {
  drawn = await openPanel({ before: { fields: { status: 'open' }, messages: [[visitor, 'Returns?']] } })
  const { open, settle, relay, texts, widget } = drawn
  const answer = { id: 'returns', title: 'Can I send it back?' }
  keep(relay, { text: 'Within 60 days.', answer })
  await open()
  await settle()
  await tabTo('Yes', true)
  await userEvent.keyboard('{Enter}')
  relay.post('c1', ann, 'Good')
  await settle()
  expect(texts('.ask')).toEqual([])
  expect(focused()?.className).toBe('panel')
  await userEvent.keyboard('{Escape}')
  expect(widget.isOpen()).toBe(false)
})

test('what comes in never moves the focus, in the panel or in the page', async () => {
  drawn = await openPanel({ before: { fields: { status: 'served' }, messages: [[visitor, 'Hello']] } })
  const { open, settle, relay, root } = drawn
  const elsewhere = document.body.appendChild(document.createElement('input'))
  await open(false)
  elsewhere.focus()
  relay.post('c1', ann, 'One')
  await settle()
  expect(document.activeElement).toBe(elsewhere)
  const list = root.querySelector<HTMLElement>('.thread')
  await act(() => list?.focus())
  relay.post('c1', ann, 'Two')
  await settle()
  expect(focused()).toBe(list)
  elsewhere.remove()
})

test('the first Escape closes the menu and goes back to its button, the second the panel', async () => {
  drawn = await openPanel({ before: { fields: { status: 'served' }, messages: [[ann, 'Hello']] } })
  const { open, widget, texts } = drawn
  await open()
  await tabTo('More', true)
  await userEvent.keyboard('{Enter}')
  await tabTo('End chat')
  await userEvent.keyboard('{Escape}')
  expect([texts('.choices'), focused()?.ariaLabel, widget.isOpen()]).toEqual([[], 'More', true])
  await userEvent.keyboard('{Escape}')
  expect(widget.isOpen()).toBe(false)
})
