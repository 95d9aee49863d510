import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openConsole } from '../doubles/console.tsx'

const visitor = { kind: 'visitor' as const, id: 'v1', name: 'Maria' }

const openThread = () =>
  openConsole({
    before(relay) {
      relay.begin('c1', { visitor, status: 'served', operator: { id: 'o1', name: 'Ann' } })
      relay.post('c1', visitor, 'Thank you')
    },
    open: 'c1',
  })

test('the relay is told only when the time for an undo is over', async () => {
  const screen = await openThread()
  await userEvent.keyboard('e')
  await screen.advance(4999)
  expect(screen.sent('close')).toEqual([])
  await screen.advance(1)
  expect(screen.sent('close')).toHaveLength(1)
})

test('undone, the relay never hears of it', async () => {
  const screen = await openThread()
  await userEvent.keyboard('e')
  await userEvent.click(screen.getByRole('button', { name: /Undo/ }))
  expect(screen.getByText('Not closed: Maria stays in your list.')).toBeDefined()
  await screen.advance(10_000)
  expect(screen.sent('close')).toEqual([])
})

test('words of the visitor in between call it off', async () => {
  const screen = await openThread()
  await userEvent.keyboard('e')
  screen.relay.post('c1', visitor, 'One more thing')
  await screen.settle()
  expect(screen.getByText('Not closed: Maria wrote again.')).toBeDefined()
  await screen.advance(10_000)
  expect(screen.sent('close')).toEqual([])
})

test('sent and closed: a reply that was refused keeps it open', async () => {
  const screen = await openThread()
  screen.relay.refuseNext('send', 'too_long')
  await userEvent.keyboard('rGoodbye{Control>}{Enter}{/Control}')
  await screen.settle()
  await screen.advance(5000)
  expect(screen.getByText('Not closed: a message to Maria was not sent.')).toBeDefined()
  expect(screen.sent('close')).toEqual([])
})

test('sent and closed: a reply on its way is waited for', async () => {
  const screen = await openThread()
  screen.relay.setReachable(false)
  screen.relay.cut()
  await userEvent.keyboard('rGoodbye{Control>}{Enter}{/Control}')
  await screen.advance(6000)
  expect(screen.sent('close')).toEqual([])
  screen.relay.setReachable(true)
  await screen.advance(60_000)
  await screen.advance(1000)
  const order = screen.relay.received.map(({ type }) => type).filter(type => type === 'send' || type === 'close')
  expect(order).toEqual(['send', 'close'])
})

test('a page that goes away closes at once', async () => {
  const screen = await openThread()
  await userEvent.keyboard('e')
  dispatchEvent(new PageTransitionEvent('pagehide'))
  await screen.settle()
  expect(screen.sent('close')).toHaveLength(1)
})
