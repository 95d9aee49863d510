import type { RuleFile } from '@beckon/rules'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTestWidget, type TestWidget } from '../doubles/widget.ts'
import { start } from './main.ts'

const greet = { id: 'greet', do: [{ action: 'teaser', text: 'Need a hand?' }] } as const
const after = (seconds: number) => ({ when: { signal: 'time.onPage', op: '>=', value: seconds } }) as const
const file = (rule: object, settings: RuleFile['settings'] = {}) =>
  ({ version: 7, settings, rules: [{ ...greet, ...rule }] }) as RuleFile
const key = 'beckon:shop:rules'
const here = location.href

let stop = () => {}
let widget: TestWidget

function run(rules: RuleFile, options = {}) {
  widget = createTestWidget({ rules, ...options })
  stop = start(widget)
  return widget
}
const outcomes = () => widget.asked.filter(({ what }) => what === '/outcomes').map(({ body }) => JSON.parse(body ?? ''))
const teaser = () => vi.waitFor(() => expect(widget.root.querySelector('.teaser')).not.toBeNull(), { interval: 5 })
const shown = () => widget.emitted.filter(([name]) => name === 'shown').length

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
})
afterEach(() => {
  stop()
  widget.host.remove()
  sessionStorage.clear()
  localStorage.clear()
  history.replaceState(null, '', here)
  vi.restoreAllMocks()
  vi.useRealTimers()
})

test('a rule is shown at its moment, and only rule, version and outcome are told', async () => {
  run(file(after(6)))
  vi.advanceTimersByTime(5999)
  expect(shown()).toBe(0)
  vi.advanceTimersByTime(1)
  expect(shown()).toBe(1)
  await teaser()
  expect(widget.root.querySelector('.words')?.textContent).toBe('Need a hand?')
  expect(outcomes()).toEqual([{ rule: 'greet', version: 7, outcome: 'shown' }])
})

test('[H2] until the visitor acts, only the rules remember anything, and nothing that identifies is asked or told', async () => {
  history.replaceState(null, '', '/orders/4711?mail=ann@home.test')
  run(file(after(6)))
  vi.advanceTimersByTime(60_000)
  window.dispatchEvent(new Event('pagehide'))
  expect(widget.asked.every(({ what }) => what === '/outcomes' || what === '/desk')).toBe(true)
  expect(JSON.stringify(widget.asked)).not.toMatch(/4711|home\.test/)
  expect(Object.keys(sessionStorage)).toEqual([key])
  expect(Object.keys(localStorage)).toEqual([])
  const { visit, visitor } = JSON.parse(sessionStorage.getItem(key) ?? '')
  expect(Object.keys(visit).sort()).toEqual(['engagedMs', 'onScreen', 'pages', 'startedAtMs'])
  expect(Object.keys(visitor)).toEqual(['rules'])
})

test('where nothing may be stored, nothing is', () => {
  run(file({}, { storage: 'none' }))
  window.dispatchEvent(new Event('pagehide'))
  expect(shown()).toBe(1)
  expect([...Object.keys(sessionStorage), ...Object.keys(localStorage)]).toEqual([])
})

test.each(['session', 'visitor'] as const)(
  '[H1] kept for the %s, a rule is not shown again after a reload',
  storage => {
    const rules = file({ limits: { once: 'visitor' } }, { storage })
    run(rules)
    expect(shown()).toBe(1)
    widget.emit('open', true)
    stop()
    run(rules)
    expect(shown()).toBe(0)
  },
)

test('[H1] kept for the visitor, it is not shown in another tab either, also in one that is open', () => {
  const rules = file({ limits: { once: 'visitor' } }, { storage: 'visitor' })
  run(rules)
  const kept = localStorage.getItem(key)
  stop()
  sessionStorage.clear()
  run(rules)
  expect(shown()).toBe(0)
  stop()
  sessionStorage.clear()
  localStorage.clear()
  run(file({ ...after(6), limits: { once: 'visitor' } }, { storage: 'visitor' }))
  localStorage.setItem(key, kept ?? '')
  window.dispatchEvent(new StorageEvent('storage', { key }))
  vi.advanceTimersByTime(60_000)
  expect(shown()).toBe(0)
})

test('a browser that blocks storage has rules all the same', () => {
  for (const storage of ['sessionStorage', 'localStorage'] as const)
    vi.spyOn(window, storage, 'get').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError')
    })
  run(file({}, { storage: 'visitor' }))
  expect(shown()).toBe(1)
  vi.restoreAllMocks()
  for (const method of ['getItem', 'setItem'] as const)
    vi.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
  stop()
  run(file({}))
  expect(shown()).toBe(1)
})

test('a bubble is closed by its cross, opened by its text, and opting out is for good', async () => {
  const rules = file({ limits: { times: 3 } }, { storage: 'session' })
  run(rules)
  await teaser()
  widget.root.querySelector<HTMLElement>('.close')?.click()
  expect(widget.root.querySelector('.teaser')).toBeNull()
  expect(outcomes().map(({ outcome }) => outcome)).toEqual(['shown', 'dismissed', 'shown'])
  await teaser()
  widget.root.querySelector<HTMLElement>('.text')?.click()
  expect(widget.opened).toEqual([
    { opening: { showing: { rule: 'greet', version: 7 }, text: 'Need a hand?' }, byVisitor: true },
  ])
  expect(outcomes().at(-1)).toEqual({ rule: 'greet', version: 7, outcome: 'opened' })
  expect(widget.root.querySelector('.teaser')).toBeNull()
  widget.close()
  await teaser()
  widget.root.querySelector<HTMLElement>('.never')?.click()
  stop()
  sessionStorage.setItem(key, sessionStorage.getItem(key) ?? '')
  run(rules)
  expect(shown()).toBe(0)
})

test('the launcher beside a bubble opens the panel with what the bubble said', async () => {
  run(file({}))
  await teaser()
  widget.open(undefined, true)
  expect(widget.root.querySelector('.teaser')).toBeNull()
  expect(widget.opened.at(-1)).toEqual({
    opening: { showing: { rule: 'greet', version: 7 }, text: 'Need a hand?' },
    byVisitor: true,
  })
  expect(outcomes().map(({ outcome }) => outcome)).toEqual(['shown', 'opened'])
})

test('before a person is promised the desk is asked again, when its last word is old', async () => {
  run(file({ ...after(20), when: { all: [after(20).when, { signal: 'desk.online', op: '=', value: true }] } }))
  widget.answerWith({ online: false, waiting: 0 })
  vi.advanceTimersByTime(20_000)
  expect(widget.asked.map(({ what }) => what)).toEqual(['/desk'])
  await vi.advanceTimersByTimeAsync(1000)
  expect(shown()).toBe(0)
  widget.answerWith({ online: true, waiting: 0 })
  stop()
  run(file(after(20)))
  widget.answerWith({ online: true, waiting: 0 })
  await vi.advanceTimersByTimeAsync(20_000)
  expect(shown()).toBe(1)
})

test('nobody is promised while the relay is out of reach, and an answer needs no person', async () => {
  run(file(after(20)))
  await vi.advanceTimersByTimeAsync(60_000)
  expect(shown()).toBe(0)
  stop()
  const answer = { do: [...greet.do, { action: 'answer', id: 'hours' }] }
  run(file({ ...after(20), ...answer }))
  vi.advanceTimersByTime(20_000)
  expect(shown()).toBe(1)
})

test('who has a chat is not invited', () => {
  run(file({}), { hasChat: true })
  expect(shown()).toBe(0)
  widget.emit('chat', 'closed')
  expect(shown()).toBe(1)
})

test('what belongs to a page goes with it', async () => {
  run(file({ when: { signal: 'page.path', op: '=', value: '/cart' } }))
  history.pushState(null, '', '/cart')
  await vi.advanceTimersByTimeAsync(1)
  expect(shown()).toBe(1)
  await teaser()
  history.pushState(null, '', '/elsewhere')
  await vi.advanceTimersByTimeAsync(1)
  expect(widget.root.querySelector('.teaser')).toBeNull()
  expect(widget.emitted).toContainEqual(['retracted', 'greet'])
})

test('a rule that opens the panel leaves the focus alone', () => {
  run(file({ do: [{ action: 'open', text: 'Welcome' }] }))
  expect(widget.opened).toEqual([
    { opening: { showing: { rule: 'greet', version: 7 }, text: 'Welcome' }, byVisitor: false },
  ])
})

test('what the page tracks is a fact, before and after', () => {
  run(file({ when: { signal: 'event', name: 'added', op: '>=', value: 1 } }))
  expect(shown()).toBe(0)
  widget.tell({ type: 'track', name: 'added' })
  expect(shown()).toBe(1)
})

test('stopped, it takes its bubble along and hears nothing any more', async () => {
  run(file(after(6)))
  vi.advanceTimersByTime(6000)
  await teaser()
  stop()
  expect(widget.root.querySelector('.teaser')).toBeNull()
  const told = widget.asked.length
  widget.tell({ type: 'track', name: 'added' })
  history.pushState(null, '', '/cart')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(widget.asked).toHaveLength(told)
})
