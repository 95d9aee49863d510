import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PageEvent } from './event.ts'
import { watchPage } from './page.ts'

const here = location.href
const everything = '"scroll.depth" "exit.intent"'
let over: AbortController
let heard: PageEvent[]

const watch = (asked = everything) => watchPage(asked, event => heard.push(event), over.signal)
/** What loads only for rules that ask. */
async function watchAll() {
  watch()
  await vi.dynamicImportSettled()
}
const of = (type: PageEvent['type']) => heard.filter(event => event.type === type)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  over = new AbortController()
  heard = []
})
afterEach(() => {
  over.abort()
  history.replaceState(null, '', here)
  document.body.replaceChildren()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe.each(['with the Navigation API', 'without it'])('%s', way => {
  beforeEach(() => {
    if (way === 'without it')
      vi.spyOn(window as { navigation: unknown }, 'navigation', 'get').mockReturnValue(undefined)
  })

  test('a page is told with its address, and every change of it once, with the title it has then', async () => {
    await watchAll()
    history.pushState(null, '', '/a')
    document.title = 'A'
    vi.advanceTimersByTime(1)
    history.replaceState(null, '', '/a#there')
    history.replaceState(null, '', '/a#there')
    vi.advanceTimersByTime(1)
    expect(of('navigate').map(event => 'url' in event && [new URL(event.url).pathname, event.title])).toEqual([
      [new URL(here).pathname, expect.anything()],
      ['/a', 'A'],
      ['/a', 'A'],
    ])
  })

  test('ended, it leaves the history as it was and hears nothing', async () => {
    const { pushState } = history
    await watchAll()
    over.abort()
    expect(history.pushState).toBe(pushState)
    const count = heard.length
    history.pushState(null, '', '/b')
    dispatchEvent(new Event('popstate'))
    vi.advanceTimersByTime(1)
    expect(heard).toHaveLength(count)
  })
})

test('activity is told at most once a second', () => {
  watch()
  const at = (timeStamp: number) => {
    const event = new Event('pointermove', { bubbles: true })
    Object.defineProperty(event, 'timeStamp', { value: timeStamp })
    document.dispatchEvent(event)
  }
  for (const ms of [10_000, 10_400, 10_999, 11_000, 11_500]) at(ms)
  expect(of('activity')).toHaveLength(2)
})

test('scroll depth is told in whole per cent, a moment after scrolling, if a rule asks for it', async () => {
  const tall = document.createElement('div')
  tall.style.height = '5000px'
  document.body.append(tall)
  await watchAll()
  const { scrollHeight, clientHeight } = document.documentElement
  scrollTo(0, Math.round((scrollHeight - clientHeight) / 2))
  dispatchEvent(new Event('scroll'))
  dispatchEvent(new Event('scroll'))
  expect(of('scroll')).toEqual([])
  vi.advanceTimersByTime(250)
  expect(of('scroll')).toEqual([{ type: 'scroll', depth: 50 }])
  over.abort()
  over = new AbortController()
  heard = []
  watch('')
  dispatchEvent(new Event('scroll'))
  vi.advanceTimersByTime(250)
  expect(of('scroll')).toEqual([])
})

test.each([
  ['out through the top', { clientY: -1 }, 1],
  ['out through the side', { clientY: 200 }, 0],
  ['from one element to another', { clientY: 0, relatedTarget: document.documentElement }, 0],
])('a mouse that goes %s', async (_, init, times) => {
  await watchAll()
  document.dispatchEvent(new MouseEvent('mouseout', init))
  expect(of('exit-intent')).toHaveLength(times)
})

test('what no rule asks for is not listened to', () => {
  watch('')
  document.dispatchEvent(new MouseEvent('mouseout', { clientY: -1 }))
  expect(of('exit-intent')).toEqual([])
})

test('no listener of ours can hold a gesture up', async () => {
  const add = vi.spyOn(EventTarget.prototype, 'addEventListener')
  await watchAll()
  const blocking = add.mock.calls.filter(([, , options]) => !(options as AddEventListenerOptions)?.passive)
  expect(add.mock.calls.length).toBeGreaterThan(7)
  expect(blocking).toEqual([])
})
