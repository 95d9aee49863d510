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
