import type { Action, Condition, RuleFile } from '@beckon/rules'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { settle } from '../doubles/settle.ts'
import { createTestWidget, type TestWidget } from '../doubles/widget.ts'
import { start } from './main.ts'

const key = 'beckon:shop:rules'
const hourMs = 3_600_000
type Storing = 'none' | 'session' | 'visitor'
const file = (when: Condition, storage: Storing, action: Action = { action: 'emit', name: 'hint' }): RuleFile => ({
  version: 7,
  settings: { storage },
  rules: [{ id: 'greet', when, do: [action], limits: { once: 'page' } }],
})

let stop = () => {}
let widget: TestWidget | undefined

/** Opens a page; answers whether the rule was shown on it, after what `act` does there. */
async function open(rules: RuleFile, act = (_widget: TestWidget) => {}, options = {}): Promise<boolean> {
  stop()
  widget?.host.remove()
  widget = createTestWidget({ rules, ...options })
  stop = start(widget)
  await settle()
  act(widget)
  await settle()
  return widget.emitted.some(([name]) => name === 'shown')
}
/** The tab is left: what comes next is another page of it, or after `newTab` another tab. */
const leave = () => {
  window.dispatchEvent(new Event('pagehide'))
  stop()
}
const newTab = () => {
  leave()
  sessionStorage.clear()
}
const visits = (value: number): Condition => ({ signal: 'visitor.visits', op: '=', value })
const known: Condition = { signal: 'visitor.visits', op: 'exists' }
const chats = (value: number): Condition => ({ signal: 'chat.count', op: '=', value })

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
})
afterEach(() => {
  stop()
  widget?.host.remove()
  widget = undefined
  sessionStorage.clear()
  localStorage.clear()
  vi.useRealTimers()
})

test('[R47] visits are counted where rules may remember a visitor: one for all pages of a tab, and for tabs opened beside it', async () => {
  expect(await open(file(visits(1), 'visitor'))).toBe(true)
  leave()
  expect(await open(file(visits(1), 'visitor'))).toBe(true)
  newTab()
  vi.setSystemTime(Date.now() + 1_700_000)
  expect(await open(file(visits(1), 'visitor'))).toBe(true)
  newTab()
  vi.setSystemTime(Date.now() + 1_801_000)
  expect(await open(file(visits(2), 'visitor'))).toBe(true)
  leave()
  vi.setSystemTime(Date.now() + 5 * hourMs)
  expect(await open(file(visits(2), 'visitor'))).toBe(true)
})

test('[R47] the last visit was when its last page was opened, on every page of this one', async () => {
  const ago = (from: number, to: number): Condition => ({
    signal: 'time.sinceLastVisit',
    op: 'between',
    value: [from, to],
  })
  const none: Condition = { signal: 'time.sinceLastVisit', op: 'exists', value: false }
  expect(await open(file(none, 'visitor'))).toBe(true)
  newTab()
  vi.setSystemTime(Date.now() + 2 * hourMs)
  expect(await open(file(ago(7200, 7210), 'visitor'))).toBe(true)
  leave()
  vi.setSystemTime(Date.now() + hourMs)
  expect(await open(file(ago(10_800, 10_815), 'visitor'))).toBe(true)
})

test('[R57] who comes again gets other words', async () => {
  const message: Action = { action: 'message', text: 'Hello', returning: { text: 'Welcome back' } }
  const words = () => widget?.root.querySelector('.teaser .words')?.textContent
  for (const [storage, again] of [
    ['visitor', 'Welcome back'],
    ['session', 'Hello'],
  ] as const) {
    await open(file({ all: [] }, storage, message))
    expect(words()).toBe('Hello')
    newTab()
    vi.setSystemTime(Date.now() + hourMs)
    await open(file({ all: [] }, storage, message))
    expect(words()).toBe(again)
    newTab()
    localStorage.clear()
  }
})

test.each(['none', 'session'] as const)(
  '[H2] with %s nothing is known of earlier visits, and nothing is kept for later ones',
  async storage => {
    expect(await open(file({ any: [known, chats(1)] }, storage))).toBe(false)
    leave()
    expect(Object.keys(localStorage)).toEqual([])
    if (storage === 'session')
      expect(JSON.parse(sessionStorage.getItem(key) ?? '').visitor).toEqual({ rules: {}, past: {} })
  },
)

test('[H2] what is kept of earlier visits are numbers and times', async () => {
  await open(file(known, 'visitor'))
  leave()
  const { visitor } = JSON.parse(localStorage.getItem(key) ?? '')
  expect(visitor.past).toEqual({ visits: 1, pageAtMs: expect.any(Number) })
})

test.each([
  ['session', 1],
  ['visitor', 2],
] as const)('[R54] with %s, chats are counted over pages and %i in the second visit', async (storage, second) => {
  const talk = (widget: TestWidget) => {
    for (const state of ['open', 'served', 'closed'] as const) widget.emit('chat', state)
  }
  expect(await open(file(chats(1), storage), talk)).toBe(true)
  leave()
  // Another page: the panel finds the chat closed.
  const find = (widget: TestWidget) => widget.emit('chat', 'closed')
  expect(await open(file(chats(1), storage), find, { hasChat: true })).toBe(true)
  newTab()
  vi.setSystemTime(Date.now() + hourMs)
  const again = (widget: TestWidget) => {
    find(widget)
    talk(widget)
  }
  expect(await open(file(chats(second), storage), again, { hasChat: true })).toBe(true)
})

test('[R47] the time since the last chat goes on over pages, and over visits where they are remembered', async () => {
  const since = (value: number): Condition => ({
    signal: 'time.sinceLastChat',
    op: 'between',
    value: [value, value + 10],
  })
  const talk = (widget: TestWidget) => {
    for (const state of ['open', 'served', 'closed'] as const) widget.emit('chat', state)
  }
  const find = (widget: TestWidget) => widget.emit('chat', 'closed')
  await open(file(known, 'visitor'), talk)
  leave()
  vi.setSystemTime(Date.now() + hourMs)
  expect(await open(file(since(3600), 'visitor'), find, { hasChat: true })).toBe(true)
  newTab()
  vi.setSystemTime(Date.now() + hourMs)
  expect(await open(file(since(7200), 'visitor'), find, { hasChat: true })).toBe(true)
})

test('[R54] a chat that two tabs hear of is one', async () => {
  await open(file(known, 'visitor'), widget => widget.emit('chat', 'open'))
  newTab()
  expect(await open(file(chats(1), 'visitor'), widget => widget.emit('chat', 'served'), { hasChat: true })).toBe(true)
})

test('[R64] a funnel goes on over pages that are loaded anew, and nothing of their addresses is stored', async () => {
  const funnel: Condition = { signal: 'page.visited', op: 'funnel', value: ['/one', '/two', '/three'] }
  const visit = async (path: string, storage: Storing) => {
    history.replaceState(null, '', path)
    const shown = await open(file(funnel, storage))
    leave()
    return shown
  }
  const here = location.href
  const shown = []
  for (const storage of ['session', 'none'] as const)
    for (const path of ['/one?mail=ann', '/other', '/two', '/three']) shown.push(await visit(path, storage))
  history.replaceState(null, '', here)
  expect(shown).toEqual([false, false, false, true, false, false, false, false])
  const { visit: stored } = JSON.parse(sessionStorage.getItem(key) ?? '')
  expect(Object.values(stored.found)).toEqual([3])
  expect(JSON.stringify(stored)).not.toMatch(/one|two|three|ann/)
})
