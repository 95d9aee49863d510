import { compileRules, type RuleFile, type SessionEvent, simulate } from '@beckon/rules'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTestWidget, type TestWidget } from '../doubles/widget.ts'
import { engage } from '../rules/engine.ts'
import { runOn } from '../rules/run.ts'
import { use } from './main.ts'
import { showOverlay } from './overlay.ts'
import { tryRule } from './trial.ts'

const teaser = [{ action: 'teaser', text: 'Need a hand?' }] as const
const seconds = (value: number) => ({ signal: 'time.onPage', op: '>=', value }) as const
const file: RuleFile = {
  version: 7,
  settings: { storage: 'session' },
  rules: [
    {
      id: 'later',
      when: { all: [seconds(60), { signal: 'visitor.attribute', name: 'plan', op: '=', value: 'free' }] },
      do: teaser,
    },
    { id: 'off', enabled: false, do: teaser },
  ],
}

let widget: TestWidget
let running: ReturnType<typeof runOn>
const overlay = () => [...document.documentElement.children].at(-1)?.shadowRoot
const text = (selector: string) =>
  [...(overlay()?.querySelectorAll(selector) ?? [])].map(element => element.textContent)
const press = (name: string) =>
  [...(overlay()?.querySelectorAll('button') ?? [])].find(({ textContent }) => textContent === name)?.click()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'] })
  widget = createTestWidget({ rules: file })
  running = runOn(widget, () => {})
})
afterEach(() => {
  running.stop()
  widget.host.remove()
  vi.restoreAllMocks()
  vi.useRealTimers()
  sessionStorage.clear()
})

test('the overlay says of every rule why it waits, and of each condition what it saw, as time goes on', () => {
  showOverlay(engage(running.page))
  expect(text('h2')).toEqual(['Rules, version 7'])
  expect(text('h3')).toEqual(['laterwaits for its conditions', 'offswitched off'])
  expect(text('li')).toEqual(['✗time.onPage >= 600', '?visitor.attribute = freenot known'])
  running.feed({ type: 'attributes', set: { plan: 'free' } })
  vi.advanceTimersByTime(30_500)
  expect(text('li')).toEqual(['✗time.onPage >= 6030.5', '✓visitor.attribute = freefree'])
  expect(overlay()?.querySelector('li .mark')?.ariaLabel).toBe('does not hold')
})

test('the overlay goes when it is closed, and with the rules', () => {
  showOverlay(engage(running.page))
  press('Close')
  expect(overlay()).toBeFalsy()
  showOverlay(engage(running.page))
  running.stop()
  expect(overlay()).toBeFalsy()
})

test('looking changes nothing', () => {
  const page = engage(running.page)
  const before = page.run
  showOverlay(page)
  vi.advanceTimersByTime(5000)
  expect(running.page.run).toBe(before)
})

test('a recording holds every event of the page, also those before it began, and replays to the same decisions', async () => {
  const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  running.feed({ type: 'attributes', set: { plan: 'free' } })
  expect(use(running.page, 'start')).toBe('recording')
  await vi.advanceTimersByTimeAsync(61_000)
  running.feed({ type: 'track', name: 'added' })
  const lines = String(use(running.page, 'stop')).trim().split('\n')
  expect(saved).toHaveBeenCalledOnce()
  const events = lines.map(line => JSON.parse(line) as SessionEvent)
  expect(events.map(({ type }) => type)).toEqual([
    'clock',
    'visitor',
    'availability',
    'chat',
    'panel',
    'navigate',
    'visibility',
    'attributes',
    'track',
  ])
  expect(JSON.stringify(simulate(compileRules(file), events))).toContain('"later"')
})

test('a recording goes on over the pages of a visit, and leaves nothing behind', () => {
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  use(running.page, 'start')
  window.dispatchEvent(new Event('pagehide'))
  running.stop()
  running = runOn(widget, () => {})
  expect(Object.keys(sessionStorage)).toContain('beckon:shop:rules:record')
  use(running.page, 'start')
  running.feed({ type: 'track', name: 'second page' })
  const recorded = String(use(running.page, 'stop'))
  expect(recorded.match(/"type":"navigate"/g)).toHaveLength(2)
  expect(recorded).toContain('second page')
  window.dispatchEvent(new Event('pagehide'))
  expect(Object.keys(sessionStorage)).toEqual(['beckon:shop:rules'])
})

test('a signed link shows its rule at once, whatever its conditions say; nothing is told and nothing remembered', async () => {
  widget.answerWith({ rule: 'later' })
  await tryRule(running.page, 'later.9.signature')
  await vi.waitFor(() => expect(widget.root.querySelector('.words')?.textContent).toBe('Need a hand?'))
  expect(widget.asked.map(({ what }) => what)).toEqual(['/trials/later.9.signature'])
  expect(running.page.run.memory.visitor).toEqual({ rules: {} })
  widget.root.querySelector<HTMLElement>('.text')?.click()
  expect(widget.opened.at(-1)?.opening).toEqual({ text: 'Need a hand?' })
  expect(widget.asked).toHaveLength(1)
})

test('while a rule is tried no other is shown', async () => {
  widget.answerWith({ rule: 'later' })
  await tryRule(running.page, 'token')
  running.feed({ type: 'attributes', set: { plan: 'free' } })
  await vi.advanceTimersByTimeAsync(120_000)
  expect(widget.emitted).toEqual([])
})

test('a link that is not valid any more shows nothing and says so', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  widget.answerWith({ error: 'not_found' })
  await tryRule(running.page, 'token')
  expect(warn).toHaveBeenCalledOnce()
  expect(running.page.isAdmitting).toBe(false)
})
