import type { Rule, RuleFile } from '@beckon/rules'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { settle } from '../doubles/settle.ts'
import { createTestWidget, type TestWidget } from '../doubles/widget.ts'
import { start } from './main.ts'

/** Its conditions hold on no page of these tests. */
const never = { signal: 'page.path', op: '=', value: '/nowhere' } as const
const help: Rule = { id: 'help', when: never, do: [{ action: 'teaser', text: 'Shall we call you?' }] }
const file = (rule: Partial<Rule> = {}, more: readonly Rule[] = []): RuleFile => ({
  version: 7,
  rules: [{ ...help, ...rule }, ...more],
})
const here = location.href

let stop = () => {}
let widget: TestWidget
let warned: unknown[]

function run(rules: RuleFile, options = {}) {
  widget = createTestWidget({ rules, ...options })
  stop = start(widget)
}
const call = (rule = 'help') => widget.tell({ type: 'runRule', rule })
const shown = () => widget.emitted.flatMap(([name, data]) => (name === 'shown' ? [data] : []))
const words = () => widget.root.querySelector('.teaser .words')?.textContent
const told = () =>
  widget.asked.flatMap(({ what, body = '' }) => (what === '/outcomes' ? [JSON.parse(body).outcome] : []))

beforeAll(async () => {
  await import('./showing.ts')
  await import('./supplement.ts')
})
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  warned = []
  vi.spyOn(console, 'warn').mockImplementation((...words) => void warned.push(...words))
})
afterEach(() => {
  vi.restoreAllMocks()
  stop()
  widget.host.remove()
  sessionStorage.clear()
  history.replaceState(null, '', here)
  vi.useRealTimers()
})

test('[R68] what the page calls for is shown, in a place the relay gives, and counted as any showing', async () => {
  run(file())
  await settle()
  expect(shown()).toEqual([])
  call()
  await settle()
  expect([shown(), words()]).toEqual([['help'], 'Shall we call you?'])
  expect(widget.asked.map(({ what }) => what)).toContain('/invitations')
  expect(told()).toEqual(['shown'])
  expect(warned).toEqual([])
})

test.each([
  ['alike', never],
  ['of a kind that loads first', { all: [never, { signal: 'rage.clicks', op: '>', value: 0 }] }],
] as const)('a call that meets a new version of the rules, %s, is for that one', async (_what, when) => {
  run(file())
  const action = { action: 'teaser', text: 'Shall we ring you?' } as const
  widget.inForce = { ...file({ when, do: [action] }), version: 8 }
  const desk = { online: true, waiting: 0, rules: 8 }
  const answers = [{ granted: false, why: 'version', desk }, widget.invitation]
  Object.defineProperty(widget, 'invitation', { get: () => answers.shift() })
  call()
  await settle()
  await settle()
  expect([shown(), words(), answers]).toEqual([['help'], 'Shall we ring you?', []])
})

test('[R69] it stays while the visitor moves about the page, and goes with it', async () => {
  run(file())
  call()
  await settle()
  document.dispatchEvent(new Event('pointermove'))
  widget.tell({ type: 'track', name: 'added' })
  await settle()
  expect(words()).toBe('Shall we call you?')
  history.pushState(null, '', '/elsewhere')
  await vi.advanceTimersByTimeAsync(1)
  expect(words()).toBeUndefined()
})

test('a call that comes while the rules are still loading is heard', async () => {
  run(file({ when: { all: [never, { signal: 'rage.clicks', op: '>', value: 0 }] } }))
  call()
  await settle()
  expect(shown()).toEqual(['help'])
})

test('a rule nobody published is only warned of', async () => {
  run(file())
  call('halp')
  await settle()
  expect([shown(), warned]).toEqual([[], ["Beckon: no rule 'halp' is published."]])
})

test.each<[string, Partial<Rule>, object]>([
  ['is switched off', { enabled: false }, {}],
  ['is for others than who is held out', { holdOut: 1 }, {}],
  ['promises a person, and nobody is there', {}, { desk: { online: false, waiting: 0 } }],
  ['would come into a chat', {}, { hasChat: true }],
])('[R68] a rule is not shown to whom it %s', async (_, rule, options) => {
  run(file(rule), options)
  call()
  await settle()
  expect([shown(), warned]).toEqual([[], []])
})

/** So late that whatever waits is looked at again, with somebody there and room for all. */
async function later() {
  widget.isAway = false
  widget.invitation = { granted: true, desk: { online: true, waiting: 0, free: 3 } }
  widget.answerWith({ online: true, waiting: 0, free: 3 })
  await vi.advanceTimersByTimeAsync(61_000)
  document.dispatchEvent(new Event('pointermove'))
  await settle()
}

test('[R68] a call while nobody is there is not made up for', async () => {
  run(file(), { desk: { online: false, waiting: 0 } })
  call()
  await settle()
  await later()
  expect(shown()).toEqual([])
  call()
  await settle()
  expect(shown()).toEqual(['help'])
})

test('[R68] nor one that the relay has no room for', async () => {
  run(file())
  widget.invitation = { granted: false, why: 'room', desk: { online: true, waiting: 0, free: 0 } }
  call()
  await settle()
  await later()
  expect(shown()).toEqual([])
})

test('[R68] nor one for which the relay could not be asked', async () => {
  const answer = { action: 'answer', id: 'hours' } as const
  run(file({ do: [...help.do, answer], limits: { once: 'visitor' } }), { hasChat: true })
  widget.emit('chat', 'closed')
  widget.isAway = true
  call()
  await settle()
  await later()
  expect(shown()).toEqual([])
})

test('in a tab behind another a call waits to be seen, but not longer than its page', async () => {
  const state = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  run(file())
  call()
  await settle()
  expect(shown()).toEqual([])
  history.pushState(null, '', '/elsewhere')
  await vi.advanceTimersByTimeAsync(1)
  state.mockReturnValue('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  await settle()
  expect(shown()).toEqual([])
})

test('[R23] one call shows a rule once, and as many as it may be shown', async () => {
  run(file({ limits: { times: 2 } }))
  for (const times of [1, 2, 2]) {
    call()
    await settle()
    widget.root.querySelector<HTMLElement>('.close')?.click()
    await later()
    expect(shown()).toHaveLength(times)
  }
})
