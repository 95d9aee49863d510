import { createHeldOutboxStore, createTabs } from '@beckon/client/doubles'
import { act } from '@testing-library/preact'
import { describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { ann, openPanel } from '../doubles/panel.ts'
import * as identityPart from './identity.ts'

const visitor = { kind: 'visitor' as const }
const jwt = (sub: string) => `h.${btoa(JSON.stringify({ sub, iat: 7200 }))}.s`

type Drawn = Awaited<ReturnType<typeof openPanel>>
const identify = async ({ widget, settle }: Drawn, token: string) => {
  widget.identity = token
  await act(() => widget.emit('identify', undefined))
  await settle()
}
const told = ({ widget }: Drawn, name: string) =>
  widget.emitted.filter(([event]) => event === name).map(([, data]) => data)

/** Ada has a conversation on this device, of which one message is unread. */
async function withAda(options: Parameters<typeof openPanel>[0] = {}) {
  const drawn = await openPanel({
    before: {
      fields: { status: 'served' },
      messages: [
        [visitor, 'My order 40718'],
        [ann, 'On its way, Ada'],
      ],
    },
    ...options,
  })
  await identify(drawn, jwt('ada'))
  return drawn
}

describe('[A31] when somebody else is said to be here, the panel forgets at once', () => {
  test('the thread, the words that were being written, what is unread', async () => {
    const drawn = await withAda()
    const { open, write, root, widget, field, relay, settle } = drawn
    expect(widget.unread).toBe(1)
    await open()
    await write('My card is 4242')
    relay.restore(0)
    await identify(drawn, '')
    expect(root.textContent).not.toMatch(/40718|Ada|4242/)
    expect([field().value, widget.unread, told(drawn, 'chat').at(-1)]).toEqual(['', 0, 'none'])
    expect(root.querySelector('.home, .bare')).not.toBeNull()
    await userEvent.click(field())
    await userEvent.keyboard('Hello{Enter}')
    await settle()
    expect(relay.received.findLast(({ type }) => type === 'start')).toMatchObject({ text: 'Hello' })
  })

  test('what is unread, also where the panel was never opened', async () => {
    const drawn = await withAda()
    drawn.relay.restore(0)
    await identify(drawn, '')
    expect([drawn.widget.unread, drawn.widget.launcher.textContent]).toEqual([0, ''])
  })

  test('words that waited for the form before a chat', async () => {
    const form = [{ name: 'order', label: 'Order', kind: 'text' as const, required: true }]
    const drawn = await openPanel({ appearance: { form: form as never } })
    await identify(drawn, jwt('ada'))
    await drawn.open()
    await drawn.write('My order is late')
    await drawn.key('Enter')
    expect(drawn.screen.getByLabelText(/Order/)).toBeDefined()
    await identify(drawn, jwt('bob'))
    expect(drawn.screen.queryByLabelText(/Order/)).toBeNull()
    expect(drawn.root.textContent).not.toContain('late')
    expect([drawn.field().value, drawn.relay.received.filter(({ type }) => type === 'start')]).toEqual(['', []])
  })

  test('without taking the focus of the page', async () => {
    const drawn = await withAda()
    await drawn.open()
    const elsewhere = document.body.appendChild(document.createElement('input'))
    elsewhere.focus()
    await identify(drawn, '')
    expect(document.activeElement).toBe(elsewhere)
    elsewhere.remove()
  })
})

test('[H2] who has not chatted is told of to nobody before they look; what a rule opens is no look', async () => {
  const drawn = await openPanel()
  const { open, relay } = drawn
  await identify(drawn, jwt('ada'))
  await open(false, { showing: { rule: 'greet', version: 1 }, text: 'May I help?' })
  expect([relay.sockets.length, told(drawn, 'identity')]).toEqual([0, []])
  await open()
  expect([relay.sockets.length, told(drawn, 'identity')]).toEqual([1, [{ state: 'verified' }]])
})

test('until what knows who the visitor is has come, nothing is sent as anybody', async () => {
  const { promise, resolve } = Promise.withResolvers<typeof identityPart>()
  const drawn = await openPanel({ parts: { identity: () => promise } })
  const { relay, open, write, key, settle, texts } = drawn
  await identify(drawn, jwt('ada'))
  await open()
  await write('Hello')
  await key('Enter')
  expect([relay.sockets.length, texts('.pending .bubble')]).toEqual([0, ['Hello']])
  await act(async () => resolve(identityPart))
  await settle()
  expect([relay.sockets.length, told(drawn, 'identity'), texts('[role=log] .bubble')]).toEqual([
    1,
    [{ state: 'verified' }],
    ['Hello'],
  ])
})

test('where another tab is signed in, nothing more is sent as anybody', async () => {
  const { promise, resolve } = Promise.withResolvers<typeof identityPart>()
  const tabs = createTabs()
  const identity = vi.fn(() => promise)
  const drawn = await openPanel({ kept: tabs(), parts: { identity } })
  const { relay, open, write, key, settle, texts } = drawn
  await open()
  tabs().set('beckon:shop:person', 'ada')
  // At once, not only when the panel is drawn next.
  expect(identity).toHaveBeenCalledOnce()
  await write('Hello')
  await key('Enter')
  expect([relay.sockets.length, texts('.pending .bubble')]).toEqual([0, ['Hello']])
  await act(async () => resolve(identityPart))
  await settle()
  expect([relay.sockets.length, texts('[role=log] .bubble')]).toEqual([1, ['Hello']])
})

test('words that leave the field when somebody else is here already leave nothing behind', async () => {
  const { store, release } = createHeldOutboxStore()
  const drawn = await openPanel({ outboxStore: store })
  const { open, field, chat } = drawn
  await identify(drawn, jwt('ada'))
  await open()
  await userEvent.keyboard('Hello{Enter} and more')
  await identify(drawn, '')
  await act(async () => release())
  await drawn.settle()
  expect([field().value, chat.draft()]).toEqual(['', ''])
})

test('what was said before the panel came counts as much', async () => {
  const drawn = await openPanel({ token: true })
  expect(told(drawn, 'identity')).toEqual([])
  await identify(drawn, jwt('ada'))
  expect(told(drawn, 'identity')).toEqual([{ state: 'verified' }])
})
