import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { asksSupplement, type RuleFile, type SessionEvent } from '../../../../packages/rules/src/index.ts'
import { root } from '../architecture/house.ts'

/** One thing that became of a rule, as `beckon rules simulate` tells it. */
export type Done = { at: number; show?: string; retract?: string; heldOut?: string; variant?: string; expired?: true }
export type Replayed = { decisions: Done[]; events: SessionEvent[] }

const dist = join(root, 'packages/widget/dist')
const parts = readdirSync(dist)
  .filter(name => /^(rules|scroll|showing|supplement)-.*\.js$/.test(name))
  .sort()
/** Answered by the test itself; of this machine, so that the browser gives it the locks of a page with TLS. */
const origin = 'http://localhost'

/**
 * Runs the built rules part in the page and hands it a recorded session as a host page hands over facts, on a clock that goes from one event
 * to the next. The page tells what it finds itself before: `events` is all that was decided by.
 */
export async function replay(page: Page, rules: RuleFile, session: readonly SessionEvent[]): Promise<Replayed> {
  await page.route(`${origin}/**`, route => {
    const { pathname } = new URL(route.request().url())
    if (pathname.endsWith('.js')) return route.fulfill({ path: dist + pathname })
    // All loaded before, so that nothing is waited for while the clock stands.
    const script = `${parts.map(part => `import '/${part}'`).join('\n')}\nexport * from '/${parts[0]}'`
    if (pathname.endsWith('.mjs')) return route.fulfill({ contentType: 'text/javascript', body: script })
    const load = `<script type="module">import * as rules from '/all.mjs'; window.rules = rules</script>`
    return route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Page</title>${load}` })
  })
  await page.goto(origin)
  const handedOut = { ...rules, ...(asksSupplement(rules) && { more: true as const }) }
  return page.evaluate(inPage, { origin, rules: handedOut, session })
}

type Given = { origin: string; rules: RuleFile; session: readonly SessionEvent[] }

/** Runs in the browser, so it brings all it needs. */
async function inPage({ origin, rules, session }: Given): Promise<Replayed> {
  const turn = globalThis.setTimeout
  const pause = () => new Promise(done => turn(done))
  let now = 0
  let lastTimer = 0
  const timers = new Map<number, { at: number; fire: () => void }>()
  const [first] = session
  const wallMs = first?.type === 'clock' ? Date.parse(first.now) - first.at : 0
  performance.now = () => now
  Date.now = () => wallMs + now
  Object.assign(globalThis, {
    setTimeout: (fire: () => void, afterMs = 0) => timers.set(++lastTimer, { at: now + afterMs, fire }) && lastTimer,
    clearTimeout: (timer: number) => timers.delete(timer),
  })
  const fireNext = async (before: number): Promise<boolean> => {
    const [due] = [...timers].filter(([, { at }]) => at < before).sort(([, a], [, b]) => a.at - b.at)
    if (!due) return false
    const [timer, { at, fire }] = due
    timers.delete(timer)
    now = Math.max(now, at)
    fire()
    await looked()
    return true
  }
  /** A showing is looked at once more, in the turn of this tab: meanwhile the clock stands, so that the moment is that of the decision. */
  const looked = async () => {
    for (;;) {
      await pause()
      const { held = [], pending = [] } = await navigator.locks.query()
      if (held.length + pending.length === 0) return
      for (const [timer, { fire }] of [...timers]) {
        timers.delete(timer)
        fire()
      }
    }
  }

  const decisions: Done[] = []
  const told = (done: Omit<Done, 'at'>) => decisions.push({ at: Math.round(now), ...done })
  const widget = {
    relay: origin,
    site: 'replayed',
    // No desk is known before the session tells, so that none is asked.
    settings: {
      name: 'Shop',
      desk: { online: false, waiting: 0 },
      rules,
      words: { texts: { dismiss: '×', never: '×' } },
    },
    async ask(what: string, { body = '' } = {}) {
      const { outcome, rule, variant } = what === '/outcomes' ? JSON.parse(body) : {}
      const drawn = variant === undefined ? {} : { variant }
      if (outcome === 'shown') told({ show: rule, ...drawn })
      if (outcome === 'held-out') told({ heldOut: rule, ...drawn })
      const last = decisions.at(-1)
      if (last && outcome === 'expired' && last.retract === rule) last.expired = true
      return new Response('{}')
    },
    root: document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' }),
    hasChat: false,
    open() {},
    close() {},
    isOpen: () => false,
    on: () => () => {},
    emit(event: string, rule: string) {
      if (event === 'retracted') told({ retract: rule })
    },
    said: [],
    hear: (_event: object): unknown => undefined,
  }
  const feed = (event: object) => widget.hear(event)
  const { rules: part } = window as unknown as { rules: { start(widget: object): () => void } }
  const stop = part.start(widget)
  // It runs once it answers.
  while (!feed({ type: 'record', how: 'start' })) await pause()
  for (const { at, ...event } of session) {
    while (await fireNext(at));
    now = at
    feed(event)
    await looked()
  }
  const text = await (feed({ type: 'record', how: 'stop' }) as Promise<string>)
  stop()
  return {
    decisions,
    events: text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line)),
  }
}
