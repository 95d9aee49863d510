import type { Rule, RuleFile } from '@beckon/rules'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { settle } from '../doubles/settle.ts'
import { createTestWidget, type TestWidget } from '../doubles/widget.ts'
import { start } from './main.ts'

const greet = { id: 'greet', do: [{ action: 'teaser', text: 'Need a hand?' }] } as const
const answer = { do: [...greet.do, { action: 'answer', id: 'hours' }] }
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
const told = () => widget.asked.filter(({ what }) => what === '/outcomes').map(({ body }) => JSON.parse(body ?? ''))
const outcomes = () => told().map(({ id: _random, ...outcome }) => outcome)
const asked = (wanted: string) => widget.asked.filter(({ what }) => what === wanted).length
/** Parts load and tabs answer in time of their own, of which a busy machine takes much. */
const teaser = () =>
  vi.waitFor(() => expect(widget.root.querySelector('.teaser')).not.toBeNull(), { interval: 5, timeout: 10_000 })
const press = (selector: string) => widget.root.querySelector<HTMLElement>(selector)?.click()
const shown = () => widget.emitted.filter(([name]) => name === 'shown').length
/** So that the hands of the clock do not outrun what one tab says to another, which takes time of its own. */
async function passWithTabs(ms: number) {
  for (let passed = 0; passed < ms; passed += 50) {
    await vi.advanceTimersByTimeAsync(50)
    // There and back, as a question and its answer.
    for (let way = 0; way < 2; way++) await said()
  }
}
async function said() {
  const [from, to] = [new BroadcastChannel('said'), new BroadcastChannel('said')]
  await new Promise(heard => {
    to.onmessage = heard
    from.postMessage('')
  })
  from.close()
  to.close()
}
async function expectShown(times: number) {
  await settle()
  expect(shown()).toBe(times)
}
const leave = () => window.dispatchEvent(new Event('pagehide'))

// Loaded before the hands of the clock are moved: a part that comes late would find its moment gone.
beforeAll(async () => {
  await import('./showing.ts')
  await import('./supplement.ts')
})
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
})
afterEach(() => {
  vi.restoreAllMocks()
  stop()
  widget.host.remove()
  sessionStorage.clear()
  localStorage.clear()
  history.replaceState(null, '', here)
  vi.useRealTimers()
})

test('a rule is shown when its moment has come, and only rule, version, outcome and the id of the showing are told', async () => {
  run(file(after(6)))
  await vi.advanceTimersByTimeAsync(5500)
  await expectShown(0)
  await vi.advanceTimersByTimeAsync(500)
  await teaser()
  expect(widget.root.querySelector('.words')?.textContent).toBe('Need a hand?')
  await expectShown(1)
  expect(told()).toEqual([{ rule: 'greet', version: 7, outcome: 'shown', id: expect.stringMatching(/^[\w-]{16}$/) }])
})

test('what would come up in a tab that is behind another one waits until it can be seen', async () => {
  const state = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  run(file(after(6)))
  await vi.advanceTimersByTimeAsync(30_000)
  await expectShown(0)
  expect(asked('/invitations')).toBe(0)
  state.mockReturnValue('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  await expectShown(1)
})

test('[H2] until the visitor acts, only the rules remember anything, and nothing that identifies is asked or told', async () => {
  history.replaceState(null, '', '/orders/4711?mail=ann@home.test')
  run(file(after(6)))
  await vi.advanceTimersByTimeAsync(60_000)
  await settle()
  leave()
  expect(widget.asked.every(({ what }) => ['/outcomes', '/invitations', '/desk'].includes(what))).toBe(true)
  expect(JSON.stringify(widget.asked)).not.toMatch(/4711|home\.test/)
  expect(Object.keys(sessionStorage)).toEqual([key])
  expect(Object.keys(localStorage)).toEqual([])
  const { visit, visitor } = JSON.parse(sessionStorage.getItem(key) ?? '')
  expect(Object.keys(visit).sort()).toEqual(['engagedMs', 'followed', 'onScreen', 'pages', 'shown', 'startedAtMs'])
  expect(visit.shown).toEqual({ id: told()[0].id, version: 7 })
  expect(Object.keys(visitor)).toEqual(['rules'])
})

test('where nothing may be stored, nothing is', async () => {
  run(file({}, { storage: 'none' }))
  await expectShown(1)
  leave()
  expect([...Object.keys(sessionStorage), ...Object.keys(localStorage)]).toEqual([])
})

test.each(['session', 'visitor'] as const)(
  '[H1] kept for the %s, a rule is not shown again after a reload',
  async storage => {
    const rules = file({ limits: { once: 'visitor' } }, { storage })
    run(rules)
    await expectShown(1)
    widget.emit('open', true)
    stop()
    run(rules)
    await expectShown(0)
  },
)

test('[H1] what is on screen is on screen after a reload too, as the same showing', async () => {
  run(file({}))
  await teaser()
  const [{ id }] = told()
  leave()
  stop()
  run(file({}))
  await teaser()
  press('.close')
  await settle()
  expect(told()).toEqual([{ rule: 'greet', version: 7, outcome: 'dismissed', id }])
})

test('[H1] a tab that asks is told at once what another has shown, and what may still come of it when that is loaded', async () => {
  run(file({}))
  await teaser()
  const { shownAtMs } = JSON.parse(sessionStorage.getItem(key) ?? '').visitor.rules.greet
  const asking = new BroadcastChannel(key)
  const answers: Record<string, unknown>[] = []
  asking.onmessage = ({ data }) => answers.push(data)
  asking.postMessage(undefined)
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  asking.close()
  const shown = { visitor: { rules: { greet: { shownAtMs } } }, since: expect.any(Number) }
  expect(answers[0]).toEqual(shown)
  expect(answers[1]).toMatchObject({ ...shown, followed: [{ rule: 'greet' }] })
})

test('[H1] kept for the visitor, what another tab has written is read again at the moment of showing', async () => {
  const rules = file({ ...after(6), limits: { once: 'visitor' } }, { storage: 'visitor' })
  run(rules)
  const seen = { rules: { greet: { shownAtMs: [Date.now()] } } }
  localStorage.setItem(key, JSON.stringify({ visitor: seen }))
  await vi.advanceTimersByTimeAsync(60_000)
  await expectShown(0)
})

test.each(['none', 'session', 'visitor'] as const)(
  '[H1] remembering for %s, of two tabs that are open one shows it',
  async storage => {
    const rules = file({ ...after(6), limits: { once: 'visit' } }, { storage })
    run(rules)
    const first = widget
    const stopFirst = stop
    // Its own session storage, as another tab has.
    sessionStorage.clear()
    await vi.advanceTimersByTimeAsync(3000)
    run(rules)
    await passWithTabs(12_000)
    await settle()
    const all = [...first.emitted, ...widget.emitted].filter(([name]) => name === 'shown')
    stopFirst()
    first.host.remove()
    expect(all).toHaveLength(1)
  },
)

test('a browser that blocks storage has rules all the same', async () => {
  for (const storage of ['sessionStorage', 'localStorage'] as const)
    vi.spyOn(window, storage, 'get').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError')
    })
  run(file({}, { storage: 'visitor' }))
  await expectShown(1)
  vi.restoreAllMocks()
  for (const method of ['getItem', 'setItem'] as const)
    vi.spyOn(Storage.prototype, method).mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
  stop()
  run(file({}))
  await expectShown(1)
})

test('a bubble is closed by its cross, opened by its text, and opting out is for good', async () => {
  const rules = file({ limits: { times: 3 } }, { storage: 'session' })
  run(rules)
  await teaser()
  press('.close')
  expect(widget.root.querySelector('.teaser')).toBeNull()
  await teaser()
  expect(outcomes().map(({ outcome }) => outcome)).toEqual(['shown', 'dismissed', 'repeated'])
  press('.text')
  expect(widget.opened).toEqual([
    { opening: { showing: { rule: 'greet', version: 7 }, text: 'Need a hand?' }, byVisitor: true },
  ])
  await settle()
  expect(outcomes().at(-1)).toEqual({ rule: 'greet', version: 7, outcome: 'opened' })
  expect(new Set(told().map(({ id }) => id)).size).toBe(2)
  expect(widget.root.querySelector('.teaser')).toBeNull()
  widget.close()
  await teaser()
  press('.never')
  await settle()
  expect(outcomes().at(-1)).toEqual({ rule: 'greet', version: 7, outcome: 'released' })
  stop()
  run(rules)
  await expectShown(0)
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
  await settle()
  expect(outcomes().map(({ outcome }) => outcome)).toEqual(['shown', 'opened'])
})

test('before a person is promised the relay is asked for a place, by rule, version and the id of the showing', async () => {
  run(file(after(20)))
  await vi.advanceTimersByTimeAsync(20_000)
  await expectShown(1)
  const [ask] = widget.asked.filter(({ what }) => what === '/invitations')
  expect(JSON.parse(ask?.body ?? '')).toEqual({ rule: 'greet', version: 7, id: told()[0].id })
})

test.each([
  ['there is no room', { granted: false, why: 'room', desk: { online: true, waiting: 0, free: 0 } }],
  ['nobody is there', { granted: false, why: 'room', desk: { online: false, waiting: 0, free: 0 } }],
  ['the visitor has seen it elsewhere', { granted: false, why: 'shown', desk: { online: true, waiting: 0, free: 3 } }],
])('nobody is invited when %s, and the next rule has its turn', async (_, invitation) => {
  const rules = { version: 7, rules: [greet, { id: 'hours', ...answer }] } as RuleFile
  run(rules)
  widget.invitation = invitation
  await settle()
  expect(widget.emitted.filter(([name]) => name === 'shown')).toEqual([['shown', 'hours']])
  expect(asked('/invitations')).toBe(1)
})

test('nobody is promised while the relay is out of reach; it is asked again some time later', async () => {
  run(file({}))
  widget.isAway = true
  await expectShown(0)
  widget.isAway = false
  widget.answerWith({ online: true, waiting: 0 })
  document.dispatchEvent(new Event('pointermove'))
  await vi.advanceTimersByTimeAsync(61_000)
  document.dispatchEvent(Object.assign(new Event('visibilitychange')))
  await expectShown(1)
})

test.each([
  ['is out of reach', undefined],
  ['refuses', { ok: false, json: async () => ({ error: 'rate_limited' }) } as Response],
])('while the relay %s nobody is there, and what is for then has its turn', async (_, refusal) => {
  const away = { ...greet, ...answer, id: 'away', when: { signal: 'desk.online', op: '=', value: false } } as Rule
  run({ version: 7, rules: [greet, away] })
  const { ask } = widget
  widget.isAway = !refusal
  if (refusal) widget.ask = async (what, options) => (what === '/outcomes' ? ask(what, options) : refusal)
  await settle()
  await vi.advanceTimersByTimeAsync(15_000)
  await settle()
  expect(widget.emitted.filter(([name]) => name === 'shown')).toEqual([['shown', 'away']])
})

test('an answer needs no person, and nobody is asked for it', async () => {
  run(file(answer))
  await expectShown(1)
  expect(asked('/invitations')).toBe(0)
})

test('[H1] a visitor who is known is told apart by the relay only, over all devices', async () => {
  localStorage.setItem('beckon:shop:token', 'a-token')
  const rules = file({ ...answer, limits: { once: 'visitor', times: 2 } })
  run(rules, { hasChat: true })
  widget.invitation = { granted: false, why: 'shown', desk: { online: true, waiting: 0 } }
  widget.emit('chat', 'closed')
  await expectShown(0)
  expect(JSON.parse(widget.asked.find(({ what }) => what === '/invitations')?.body ?? '')).toMatchObject({
    token: 'a-token',
  })
  leave()
  stop()
  run(rules)
  await expectShown(0)
  expect(asked('/invitations')).toBe(0)
})

test('an outcome that could not be told is told again from the next page, under the same id', async () => {
  run(file(answer))
  widget.isAway = true
  await expectShown(1)
  const [{ id }] = told()
  leave()
  stop()
  run(file(answer))
  await settle()
  expect(told()).toEqual([{ rule: 'greet', version: 7, outcome: 'shown', id }])
  expect(Object.keys(sessionStorage)).toEqual([key])
})

test('who has a chat is not invited', async () => {
  run(file({}), { hasChat: true })
  await expectShown(0)
  widget.emit('chat', 'closed')
  await expectShown(1)
})

test('what belongs to a page goes with it', async () => {
  run(file({ when: { signal: 'page.path', op: '=', value: '/cart' } }))
  history.pushState(null, '', '/cart')
  await vi.advanceTimersByTimeAsync(1)
  await teaser()
  history.pushState(null, '', '/elsewhere')
  await vi.advanceTimersByTimeAsync(1)
  expect(widget.root.querySelector('.teaser')).toBeNull()
  expect(widget.emitted).toContainEqual(['retracted', 'greet'])
  await settle()
  const [{ id }] = told()
  expect(told()[1]).toEqual({ rule: 'greet', version: 7, outcome: 'released', id })
})

test('on the next page, which it does not belong to, the place of an invitation is given back too', async () => {
  const rules = file({ when: { signal: 'page.path', op: '=', value: '/cart' } })
  history.replaceState(null, '', '/cart')
  run(rules)
  await teaser()
  const [{ id }] = told()
  leave()
  stop()
  history.replaceState(null, '', '/elsewhere')
  run(rules)
  await settle()
  expect(told()).toEqual([{ rule: 'greet', version: 7, outcome: 'released', id }])
  leave()
  stop()
  run(rules)
  await settle()
  expect(told()).toEqual([])
})

test('a place that came when the moment was over is given back', async () => {
  run(file({ when: { signal: 'desk.waiting', op: '<', value: 1 } }))
  widget.invitation = { granted: true, desk: { online: true, waiting: 3 } }
  await expectShown(0)
  const { id } = JSON.parse(widget.asked.find(({ what }) => what === '/invitations')?.body ?? '')
  expect(told()).toEqual([{ rule: 'greet', version: 7, outcome: 'released', id }])
})

test('back from the back/forward cache a bubble that was closed on the next page is gone', async () => {
  run(file({}))
  await teaser()
  leave()
  const kept = JSON.parse(sessionStorage.getItem(key) ?? '')
  delete kept.visit.onScreen
  sessionStorage.setItem(key, JSON.stringify(kept))
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  await expectShown(1)
  expect(widget.root.querySelector('.teaser')).toBeNull()
})

test('[H1] that something is shown is remembered and told before it is drawn, which a page may not survive', async () => {
  const written: unknown[] = []
  const setItem = Storage.prototype.setItem
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(function (this: Storage, name: string, value: string) {
    written.push([name.replace(/[\w-]{16}$/, 'id'), !!widget.root.querySelector('.teaser')])
    setItem.call(this, name, value)
  })
  run(file({}))
  await teaser()
  expect(written.slice(0, 2)).toEqual([
    [key, false],
    [`${key}:shown id`, false],
  ])
})

test('[H1] a page that is left while it hears the other tabs shows nothing, and once it is back it is shown and told', async () => {
  run(file({}))
  widget.answerWith({ online: true, waiting: 0 })
  await vi.waitFor(async () => expect((await navigator.locks.query()).held).not.toEqual([]))
  leave()
  // A page is not frozen at once.
  await expectShown(0)
  expect([told(), sessionStorage.getItem(key)]).toEqual([[], expect.not.stringContaining('onScreen')])
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  await expectShown(1)
  expect(told()).toEqual([expect.objectContaining({ outcome: 'shown' })])
})

test('back from the back/forward cache what the page has said of the visitor still holds', async () => {
  run(file({ when: { all: [{ signal: 'visitor.attribute', name: 'plan', op: '=', value: 'free' }, after(6).when] } }))
  widget.tell({ type: 'attributes', set: { plan: 'free' } })
  widget.answerWith({ online: true, waiting: 0 })
  leave()
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  await vi.advanceTimersByTimeAsync(6000)
  await expectShown(1)
})

test('a rule that opens the panel leaves the focus alone', async () => {
  run(file({ do: [{ action: 'open', text: 'Welcome' }] }))
  await settle()
  expect(widget.opened).toEqual([
    { opening: { showing: { rule: 'greet', version: 7 }, text: 'Welcome' }, byVisitor: false },
  ])
})

test('a message comes in the name of its persona, else of the site', async () => {
  const message = (more: object) => file({ do: [{ action: 'message', text: 'Hello {name|there}', ...more }] })
  run(message({ sender: { name: 'Mia' } }))
  await teaser()
  expect(widget.root.querySelector('.teaser .text')?.textContent).toBe('MiaHello there')
  stop()
  sessionStorage.clear()
  run(message({ sender: 'operator' }))
  await teaser()
  expect(widget.root.querySelector('.sender')?.textContent).toBe('Harbour')
})

test('[R57] a message of an operator comes in the name the relay has given, after a reload too', async () => {
  const rules = file({ do: [{ action: 'message', text: 'Hello', sender: 'operator' }] })
  run(rules)
  widget.invitation = { granted: true, by: 'Ann', desk: { online: true, waiting: 0 } }
  await teaser()
  expect(widget.root.querySelector('.sender')?.textContent).toBe('Ann')
  leave()
  stop()
  run(rules)
  await teaser()
  expect(widget.root.querySelector('.sender')?.textContent).toBe('Ann')
})

test('a rule calls back what the page has put on a name, but says nothing in the widget’s own', async () => {
  const emit = (name: string) => ({ action: 'emit', name, data: { step: 2 } })
  run(file({ do: [...greet.do, emit('hint'), emit('open')] }))
  await expectShown(1)
  expect(widget.emitted).toContainEqual(['hint', { step: 2 }])
  expect(widget.emitted.some(([name]) => name === 'open')).toBe(false)
})

test('what the page tracks is a fact, before and after', async () => {
  run(file({ when: { signal: 'event', name: 'added', op: '>=', value: 1 } }))
  await expectShown(0)
  widget.tell({ type: 'track', name: 'added' })
  await expectShown(1)
})

test('a page on which nothing happens asks nothing; one on which something does asks once a minute', async () => {
  run(file({ when: { signal: 'desk.waiting', op: '>', value: 5 } }))
  const desk = { online: true, waiting: 9, free: 2, rules: 7 }
  widget.answerWith(desk)
  widget.invitation = { granted: true, desk }
  await vi.advanceTimersByTimeAsync(600_000)
  expect(widget.asked).toEqual([])
  widget.tell({ type: 'track', name: 'added' })
  widget.tell({ type: 'track', name: 'added' })
  await expectShown(1)
  expect(asked('/desk')).toBe(1)
})

test('rules that are no longer in force are replaced on a page that is open, and go on where the others were', async () => {
  run(file(after(1000)))
  await vi.advanceTimersByTimeAsync(70_000)
  widget.inForce = { ...file(after(71)), version: 8 }
  widget.answerWith({ online: true, waiting: 0, rules: 8 })
  widget.tell({ type: 'track', name: 'added' })
  await vi.waitFor(() => expect(asked('')).toBe(1), { interval: 1 })
  await settle()
  await vi.advanceTimersByTimeAsync(1000)
  await expectShown(1)
  expect(outcomes()).toEqual([{ rule: 'greet', version: 8, outcome: 'shown' }])
})

test('other tabs hear of a showing before the relay does, and both before it is drawn: a tab may die while it draws', async () => {
  run(file(answer))
  const order: string[] = []
  const noteDrawing = () => order.push(widget.root.querySelector('.teaser') ? 'drawn' : 'not drawn yet')
  const { ask } = widget
  widget.ask = (what, options) => {
    if (what === '/outcomes') order.push('relay')
    noteDrawing()
    return ask(what, options)
  }
  vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(told => {
    if (!told?.visitor.rules.greet) return
    order.push('tabs')
    noteDrawing()
  })
  await expectShown(1)
  expect(order.slice(0, 4)).toEqual(['tabs', 'not drawn yet', 'relay', 'not drawn yet'])
  expect(widget.root.querySelector('.teaser')).not.toBeNull()
})

test('rules that one relay has heard of and another has not are asked for again after a pause', async () => {
  run(file({}))
  widget.inForce = file({})
  const desk = { online: true, waiting: 0, rules: 8 }
  const version = () => JSON.parse(widget.asked.at(-1)?.body ?? '').version
  Object.defineProperty(widget, 'invitation', {
    get: () => (version() === 8 ? { granted: true, desk } : { granted: false, why: 'version', desk }),
  })
  for (let times = 0; times < 5; times++) await settle()
  expect([asked('/invitations'), asked('')]).toEqual([1, 1])
  widget.inForce = { ...file({}), version: 8 }
  await vi.advanceTimersByTimeAsync(15_000)
  for (let times = 0; times < 5; times++) await settle()
  expect(outcomes()).toEqual([{ rule: 'greet', version: 8, outcome: 'shown' }])
})

test('[R17] a rule about one department waits for it, and for no other', async () => {
  const inSales = (version: number, department = 'sales') =>
    ({ ...file({ ...answer, when: { signal: 'desk.online', op: '=', value: true, department } }), version }) as RuleFile
  const somebody = { online: true, waiting: 0 }
  const nobody = { online: false, waiting: 0 }
  run(inSales(7), { departments: { sales: nobody } })
  await vi.advanceTimersByTimeAsync(70_000)
  widget.answerWith({ ...somebody, rules: 7, departments: { sales: nobody } })
  widget.tell({ type: 'track', name: 'added' })
  await expectShown(0)
  await vi.advanceTimersByTimeAsync(70_000)
  widget.answerWith({ ...somebody, rules: 7, departments: { sales: somebody } })
  widget.tell({ type: 'track', name: 'added' })
  await expectShown(1)
})

test('[R17] how a department is comes with the page', async () => {
  const when = { signal: 'desk.online', op: '=', value: true, department: 'sales' }
  run(file({ ...answer, when }), { departments: { sales: { online: true, waiting: 0 } } })
  await expectShown(1)
  expect(asked('/desk')).toBe(0)
})

test('[R17] a department that other rules ask about is known with them, and nobody is in one while the relay is out of reach', async () => {
  const somebody = { online: true, waiting: 0 }
  run(file(after(1000)))
  await vi.advanceTimersByTimeAsync(70_000)
  const when = { signal: 'desk.online', op: '=', value: false, department: 'sales' }
  widget.inForce = { ...file({ ...answer, when }), version: 8 } as RuleFile
  Object.assign(widget.settings, { departments: { sales: somebody } })
  widget.answerWith({ ...somebody, rules: 8, departments: { sales: somebody } })
  widget.tell({ type: 'track', name: 'added' })
  await vi.waitFor(() => expect(asked('')).toBe(1), { interval: 1 })
  await expectShown(0)
  await vi.advanceTimersByTimeAsync(70_000)
  widget.answerWith(undefined)
  widget.tell({ type: 'track', name: 'added' })
  await expectShown(1)
})

test('the language is looked up only where a rule asks for it, also once rules that ask follow on the same page', async () => {
  const language = vi.spyOn(navigator, 'language', 'get').mockReturnValue('de-AT')
  run(file(after(1000)))
  await vi.advanceTimersByTimeAsync(70_000)
  expect(language).not.toHaveBeenCalled()
  const when = { signal: 'visitor.language', op: 'starts-with', value: 'de' }
  widget.inForce = { ...file({ when }), version: 8 }
  widget.answerWith({ online: true, waiting: 0, rules: 8 })
  widget.tell({ type: 'track', name: 'added' })
  await teaser()
  expect(outcomes()).toEqual([{ rule: 'greet', version: 8, outcome: 'shown' }])
})

test('stopped, it takes its bubble along and hears nothing any more', async () => {
  run(file(after(6)))
  await vi.advanceTimersByTimeAsync(6000)
  await teaser()
  stop()
  expect(widget.root.querySelector('.teaser')).toBeNull()
  await settle()
  const count = widget.asked.length
  widget.tell({ type: 'track', name: 'added' })
  history.pushState(null, '', '/cart')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(widget.asked).toHaveLength(count)
})
