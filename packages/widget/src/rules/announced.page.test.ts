import type { RuleFile } from '@beckon/rules'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { type Announced, listenTo } from '../doubles/announced.ts'
import { settle } from '../doubles/settle.ts'
import { createTestWidget, type TestWidget } from '../doubles/widget.ts'
import { start } from './main.ts'

const message = (more: object = {}) => ({ action: 'message', text: 'Need a hand?', sender: { name: 'Mia' }, ...more })
const file = (rule: object = {}) =>
  ({ version: 7, rules: [{ id: 'greet', do: [message()], ...rule }] }) as unknown as RuleFile

let stop = () => {}
let widget: TestWidget
let announced: Announced

async function run(rules: RuleFile) {
  widget = createTestWidget({ rules })
  widget.root.append(widget.launcher)
  announced = listenTo(widget.root)
  stop = start(widget)
}
const stands = () =>
  vi.waitFor(() => expect(widget.root.querySelector('.teaser')).not.toBeNull(), { interval: 5, timeout: 10_000 })
/** The page is left, and the next one of the visit begins. */
async function nextPage(rules: RuleFile) {
  window.dispatchEvent(new Event('pagehide'))
  stop()
  widget.host.remove()
  await run(rules)
  await stands()
}
const pass = async (ms = 1000) => {
  await vi.advanceTimersByTimeAsync(ms)
  await settle()
}

beforeAll(async () => {
  await import('./showing.ts')
})
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
})
afterEach(() => {
  stop()
  widget.host.remove()
  sessionStorage.clear()
  localStorage.clear()
  vi.useRealTimers()
})

test('what a bubble says is read out once, from a region that stood there without it', async () => {
  await run(file())
  await stands()
  const region = widget.root.querySelector('[role=status]')
  expect([region?.textContent, announced.said]).toEqual(['', []])
  await pass()
  expect(announced).toMatchObject({ said: ['Mia: Need a hand?'], perhaps: [] })
  await pass(10_000)
  expect(announced).toMatchObject({ said: ['Mia: Need a hand?'], perhaps: [] })
  // Who goes through the page by its texts meets it once.
  expect(widget.root.querySelector('[role=status]')).toBeNull()
})

test('not again on the next page, nor after a reload', async () => {
  await run(file())
  await stands()
  await pass()
  for (let pages = 0; pages < 2; pages++) {
    await nextPage(file())
    await pass(10_000)
    expect(announced).toEqual({ said: [], perhaps: [] })
    expect(widget.root.querySelector('.words')?.textContent).toBe('Need a hand?')
  }
})

test('not again when choices come to it later, but other words are', async () => {
  const more = [
    message(),
    { action: 'wait', seconds: 5 },
    { action: 'replies', options: [{ text: 'Yes' }] },
    { action: 'wait', seconds: 5 },
    message({ text: 'I am still here.' }),
  ]
  await run(file({ do: more }))
  await stands()
  await pass()
  await pass(5000)
  expect(widget.root.querySelectorAll('.chip')).toHaveLength(1)
  expect(announced.said).toEqual(['Mia: Need a hand?'])
  await pass(5000)
  expect(announced.said).toEqual(['Mia: Need a hand?', 'Mia: I am still here.'])
})

test('closed before it was read out, it is not', async () => {
  await run(file())
  await stands()
  widget.root.querySelector<HTMLElement>('.teaser .close')?.click()
  await pass(10_000)
  expect(announced).toEqual({ said: [], perhaps: [] })
})

test.each([
  ['{Escape}', 'dismissed'],
  ['{Enter}', 'dismissed'],
  ['{Tab}{Tab}{Enter}', 'released'],
])('after the launcher Tab reaches it, and %s in it leaves the focus at the launcher', async (keys, outcome) => {
  await run(file())
  await stands()
  widget.launcher.focus()
  await userEvent.keyboard('{Tab}')
  expect(widget.root.activeElement?.ariaLabel).toBe('Close this message')
  await userEvent.keyboard(keys)
  await vi.waitFor(() => expect(widget.root.querySelector('.teaser')).toBeNull(), { interval: 5, timeout: 10_000 })
  expect(widget.root.activeElement).toBe(widget.launcher)
  await settle()
  expect(widget.asked.map(({ body }) => body && JSON.parse(body).outcome)).toContain(outcome)
})

test('who reads the page keeps the focus when it comes', async () => {
  const field = document.body.appendChild(document.createElement('input'))
  field.focus()
  await run(file())
  await stands()
  await pass()
  expect(document.activeElement).toBe(field)
  field.remove()
})
