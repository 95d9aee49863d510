import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openConsole } from '../doubles/console.tsx'

const maria = { visitor: { id: 'v1', name: 'Maria' } }

test('permission is asked for by the button and by nothing else', async () => {
  const screen = await openConsole()
  screen.relay.begin('c1', maria)
  await screen.settle()
  expect(screen.notices.asked).toBe(0)
  expect(screen.shown).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Notify me of new chats' }))
  await screen.settle()
  expect(screen.notices.asked).toBe(1)
  expect(screen.queryByRole('button', { name: 'Notify me of new chats' })).toBeNull()
})

test('a new chat is told once, and a press on it opens the conversation', async () => {
  const screen = await openConsole({ permission: 'granted', before: relay => relay.begin('old', maria) })
  screen.relay.begin('c1', { ...maria, last: { text: '<b>Hello</b>', by: 'visitor', at: 0 } })
  screen.relay.post('c1', { kind: 'visitor' }, 'Hello')
  await screen.settle()
  expect(screen.shown).toMatchObject([{ title: 'Maria is waiting', body: '<b>Hello</b>', tag: 'c1' }])
  screen.shown[0]?.clicked()
  expect(screen.place.get()).toBe('c1')
})

test('nothing is told to who looks at the console, or has switched it off', async () => {
  const screen = await openConsole({ permission: 'granted' })
  screen.notices.isWatched = true
  screen.relay.begin('c1', maria)
  await screen.settle()
  screen.notices.isWatched = false
  await userEvent.keyboard('{Shift>}n{/Shift}')
  screen.relay.begin('c2', maria)
  await screen.settle()
  expect(screen.shown).toEqual([])
})

test('what began while the connection was gone is told afterwards', async () => {
  const screen = await openConsole({ permission: 'granted' })
  screen.relay.cut()
  screen.relay.begin('c1', maria)
  await screen.advance(60_000)
  expect(screen.shown).toMatchObject([{ title: 'Maria is waiting' }])
})

const notice = (text: string, rule = { id: 'cart', version: 3, name: 'Large cart' }) =>
  ({ type: 'notice', site: 'shop', rule, text }) as const
const plain = (text: string | null | undefined) => text?.replace(/[\u2068\u2069]/g, '')

test('[R67] what a rule tells stands on screen for a moment, the newest in the place of the one before', async () => {
  const screen = await openConsole()
  const toasts = () => [...screen.container.querySelectorAll('.toast span[dir]')].map(one => plain(one.textContent))
  screen.relay.say(notice('<b>Somebody</b> fills a cart'))
  await screen.settle()
  expect(toasts()).toEqual(['Large cart: <b>Somebody</b> fills a cart'])
  screen.relay.say({ ...notice('مرحبا'), rule: { id: 'greet', version: 1 } })
  await screen.settle()
  expect(toasts()).toEqual(['greet: مرحبا'])
  expect(screen.shown).toEqual([])
  await screen.advance(10_000)
  expect(toasts()).toEqual([])
})

test('[R67] a burst of them leaves what can be undone where it is', async () => {
  const screen = await openConsole({ before: relay => relay.begin('c1', { ...maria, status: 'waiting' }), open: 'c1' })
  await userEvent.keyboard('e')
  await screen.settle()
  for (const text of ['one', 'two', 'three', 'four']) screen.relay.say(notice(text))
  await screen.settle()
  expect(screen.getByRole('button', { name: /Undo/ })).toBeDefined()
})

test('[R67] the system tells it only while nobody looks, and to who wants to be told', async () => {
  const screen = await openConsole({ permission: 'granted' })
  screen.relay.say(notice('one'))
  await screen.settle()
  expect(screen.shown).toMatchObject([{ title: 'Large cart', body: 'one', tag: 'rule cart' }])
  screen.notices.isWatched = true
  screen.relay.say(notice('two'))
  await screen.settle()
  screen.notices.isWatched = false
  await userEvent.keyboard('{Shift>}n{/Shift}')
  screen.relay.say(notice('three'))
  await screen.settle()
  expect(screen.shown).toHaveLength(1)
})
