import type { RuleFile } from '@beckon/rules'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { settle } from '../doubles/settle.ts'
import { createTestWidget, type TestWidget } from '../doubles/widget.ts'
import { start } from './main.ts'

const key = 'beckon:shop:rules'
const rule = (more: object = {}) =>
  ({ id: 'greet', do: [{ action: 'teaser', text: 'Need a hand?' }], ...more }) as RuleFile['rules'][number]
const file = (more: object = {}, storage: 'none' | 'session' | 'visitor' = 'session'): RuleFile => ({
  version: 7,
  settings: { storage },
  rules: [rule(more)],
})
const goal = { event: 'order_placed', within: 600 }

let stop = () => {}
let widget: TestWidget

function run(rules: RuleFile, options = {}) {
  widget?.host.remove()
  widget = createTestWidget({ rules, ...options })
  widget.answerWith({ online: true, waiting: 0 })
  stop = start(widget)
}
const leave = () => {
  window.dispatchEvent(new Event('pagehide'))
  stop()
}
const told = () => widget.asked.filter(({ what }) => what === '/outcomes').map(({ body }) => JSON.parse(body ?? ''))
const outcomes = () => told().map(({ outcome }) => outcome)
const track = (name: string) => widget.tell({ type: 'track', name })

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

test('[R62] a chat that begins after the bubble was opened came of its showing, under its id', async () => {
  run(file())
  await settle()
  widget.root.querySelector<HTMLElement>('.teaser .text')?.click()
  for (const state of ['open', 'waiting', 'served'] as const) widget.emit('chat', state)
  await settle()
  expect(outcomes()).toEqual(['shown', 'opened', 'chatted'])
  expect(new Set(told().map(({ id }) => id)).size).toBe(1)
})

test('[R62] who is held out is followed as who is shown: each outcome once, under the id of the showing that was not', async () => {
  run(file({ holdOut: 1, goal }))
  await settle()
  track('order_placed')
  track('order_placed')
  widget.emit('chat', 'open')
  widget.emit('chat', 'closed')
  widget.emit('chat', 'open')
  await settle()
  expect(outcomes()).toEqual(['held-out', 'held-out-goal', 'held-out-chatted'])
  expect(told()).toEqual(
    outcomes().map(outcome => ({ rule: 'greet', version: 7, outcome, id: expect.stringMatching(/^[\w-]{16}$/) })),
  )
  expect(new Set(told().map(({ id }) => id)).size).toBe(1)
  expect(widget.root.querySelector('.teaser')).toBeNull()
})

test.each([
  ['shown', 'goal', {}, 'session'],
  ['held-out', 'held-out-goal', { holdOut: 1 }, 'session'],
  ['shown', 'goal', {}, 'visitor'],
] as const)('[R62] %s on one page, %s on a later one of the same visit', async (first, later, more, storage) => {
  const rules = file({ goal, ...more }, storage)
  run(rules)
  await settle()
  const [{ id, outcome }] = told()
  expect(outcome).toBe(first)
  for (const _reload of [1, 2]) {
    leave()
    run(rules)
    await settle()
    expect(told()).toEqual([])
  }
  track('order_placed')
  await settle()
  expect(told()).toEqual([{ rule: 'greet', version: 7, outcome: later, id }])
  leave()
  run(rules)
  track('order_placed')
  await settle()
  expect(told()).toEqual([])
})

test('[R62] an outcome that could not be told is told again, and an event of another name or after the time is none', async () => {
  run(file({ goal }))
  await settle()
  track('order_opened')
  await settle()
  expect(outcomes()).toEqual(['shown'])
  widget.isAway = true
  track('order_placed')
  await settle()
  const [{ id }] = told()
  leave()
  run(file({ goal }))
  await settle()
  expect(told()).toEqual([{ rule: 'greet', version: 7, outcome: 'goal', id }])
  leave()
  sessionStorage.clear()
  run(file({ goal }))
  await settle()
  await vi.advanceTimersByTimeAsync(600_000)
  track('order_placed')
  await settle()
  expect(outcomes()).toEqual(['shown'])
})

test('[R62] a chat that was under way when the rule was shown came of nothing', async () => {
  run(file({ when: { signal: 'chat.waiting', op: '>=', value: 5 } }), { hasChat: true })
  await settle()
  widget.emit('chat', 'waiting')
  await vi.advanceTimersByTimeAsync(5000)
  await settle()
  widget.emit('chat', 'served')
  await settle()
  expect(outcomes()).toEqual(['shown', 'released'])
})

test('[R62] of a rule that is shown again in a visit one showing is counted, and what comes of it once', async () => {
  run(file({ limits: { times: 3 } }))
  await settle()
  widget.root.querySelector<HTMLElement>('.teaser .close')?.click()
  await settle()
  widget.emit('chat', 'open')
  await settle()
  expect(outcomes()).toEqual(['shown', 'dismissed', 'repeated', 'released', 'chatted'])
  const [shown, , again, , chatted] = told()
  expect(chatted.id).toBe(shown.id)
  expect(again.id).not.toBe(shown.id)
})

test('[R62] the goal of another version is not that of what was shown', async () => {
  run(file({ goal }))
  await settle()
  leave()
  run({ ...file({ goal: { event: 'signed_up' } }), version: 8 })
  track('signed_up')
  track('order_placed')
  widget.emit('chat', 'open')
  await settle()
  expect(outcomes()).toEqual(['released', 'chatted'])
})

test('[H2] what is followed are rule ids, times and the random ids of showings', async () => {
  run(file({ goal, holdOut: 1 }))
  await settle()
  leave()
  const { visit } = JSON.parse(sessionStorage.getItem(key) ?? '')
  expect(visit.followed).toEqual([
    { rule: 'greet', version: 7, id: told()[0].id, atMs: expect.any(Number), isHeldOut: true },
  ])
})

test('[H2] where nothing may be stored, a later page follows nothing', async () => {
  const rules = file({ goal, holdOut: 1, when: { signal: 'event', name: 'looked', op: '>=', value: 1 } }, 'none')
  run(rules)
  track('looked')
  await settle()
  expect(outcomes()).toEqual(['held-out'])
  leave()
  expect(Object.keys(sessionStorage)).toEqual([])
  run(rules)
  track('order_placed')
  await settle()
  expect(outcomes()).toEqual([])
})
