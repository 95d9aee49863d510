import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import type { HostilePage } from './page.ts'
import type { Tab } from './tab.ts'

const patientMs = 15_000
const lookEveryMs = 60

/** Looks again until it is so; what it was at last is in the error. */
async function until(what: string, look: () => Promise<unknown>, wanted: unknown = true): Promise<void> {
  const endsAtMs = performance.now() + patientMs
  for (;;) {
    const seen = await look()
    if (isDeepStrictEqual(seen, wanted)) return
    if (performance.now() > endsAtMs) expect(seen, what).toEqual(wanted)
    await new Promise(done => setTimeout(done, lookEveryMs))
  }
}

/**
 * What a visitor does on a page, and what the page must find as it was: launcher and teaser are seen, the chat works to the end, shortcuts of the host keep
 * to the host, and `shutdown` takes everything along.
 */
export async function walk(tab: Tab, page: HostilePage): Promise<void> {
  const { zoom = 1, globals = [] } = page.expects ?? {}
  if (page.deed) {
    await until('.launcher', () => tab.look('isThere', '.launcher'))
    await tab.act(page.deed)
  }
  if (page.release) {
    await until('.teaser', () => tab.look('isThere', '.teaser'))
    expect(await tab.look('isOnTop', '.launcher')).toBe(false)
    await tab.act(page.release)
  }
  await until('.teaser', () => tab.look('isThere', '.teaser'))
  await until('launcher on top', () => tab.look('isOnTop', '.launcher'))
  expect((await tab.look('box', '.launcher')).slice(2)).toEqual([56, 56, 20, 20].map(px => Math.round(px * zoom)))
  await until('teaser on top', () => tab.look('isOnTop', '.teaser'))

  const before = await tab.look('host')
  expect(before).toMatchObject({ focus: 'search', shifts: [], violations: [] })
  expect(await tab.look('globals')).toEqual([...globals, 'Beckon'])

  await clickOn(tab, '.launcher')
  await until('field has focus', () => tab.look('isFocused', 'textarea'))
  // The answer that came along, once its reader has come too.
  await until('.panel .bubble strong', () => tab.look('isThere', '.panel .bubble strong'))
  expect(await tab.look('isOnTop', '.panel textarea')).toBe(true)
  const words = 'a/k ok?'
  await tab.type(words)
  await tab.press('Control+k')
  expect(await tab.look('value', 'textarea')).toBe(words)
  await tab.press('Enter')
  await until('the reply', () => tab.look('texts', '[data-author=operator] .bubble'), ['I am here.'])
  expect(await tab.look('texts', '[data-author=visitor] .bubble')).toEqual([words])
  expect(await tab.look('count', '.pending')).toBe(0)
  expect(await tab.look('value', 'textarea')).toBe('')
  await tab.press('Escape')
  await until('closed', () => tab.look('isThere', '.panel'), false)
  expect(await tab.look('isFocused', '.launcher')).toBe(true)
  expect(await tab.look('pressed')).toEqual([])

  const { focus: _ours, ...after } = await tab.look('host')
  const { focus: _theirs, ...same } = before
  // The panel is open now, and what moves in it is what the visitor looks at.
  expect({ ...after, shifts: after.shifts.filter(name => name !== 'ours') }).toEqual(same)

  await tab.look('tell', 'shutdown')
  expect(await tab.look('globals')).toEqual(globals)
  await leavesNothing(tab)
  // What was the host's is the host's again.
  await tab.press('k')
  expect(await tab.look('pressed')).toEqual(['capture k', 'bubble k'])
  expect(complaints(tab, page)).toEqual([])
}

/** There is nothing to see, and the page is none the worse for it. */
export async function walkPast(tab: Tab, page: HostilePage): Promise<void> {
  await leavesNothing(tab)
  expect(await tab.look('host')).toMatchObject({ shifts: [], violations: [] })
  expect((await tab.look('globals')).filter(name => name !== 'Beckon')).toEqual([])
  expect(complaints(tab, page)).toEqual([])
}

const leavesNothing = (tab: Tab) =>
  until('what is left', () => tab.look('leftovers'), {
    elements: ['head', 'body'],
    listeners: [],
    timers: [],
    sockets: 0,
    shadows: 0,
  })

const complaints = (tab: Tab, { expects }: HostilePage) => tab.console().filter(text => !expects?.console?.test(text))

async function clickOn(tab: Tab, selector: string) {
  const [left = 0, top = 0, width = 0, height = 0] = await tab.look('box', selector)
  await tab.click(left + width / 2, top + height / 2)
}
