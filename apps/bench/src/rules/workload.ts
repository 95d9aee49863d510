import {
  elapsedMs,
  type Facts,
  fold,
  type Rule,
  type RuleFile,
  type SessionEvent,
  startFacts,
  type Test,
} from '@beckon/rules'

const ruleCount = 100
const eventCount = 10_000
const paths = [
  '/',
  '/pricing',
  '/cart',
  '/checkout',
  '/blog',
  '/help',
  '/docs',
  '/about',
  '/jobs',
  '/terms',
  '/a',
  '/b',
]
const tracked = ['coupon_failed', 'added', 'searched', 'played']
const plans = ['free', 'trial', 'team']

/** What the other engines are asked about: one flat value per signal, as their own examples have it. */
export type FlatFacts = Readonly<Record<string, string | number | boolean>>

/** The same rules for everybody: three conditions each, all of which must hold, in operators that every engine has. */
export const file: RuleFile = {
  settings: { gap: 5, budget: 100 },
  rules: Array.from({ length: ruleCount }, (_, nth) => rule(nth)),
}

/** The same conditions with limits that let the rules come back on later pages: few are ever done with. */
export const returning: RuleFile = {
  ...file,
  rules: file.rules.map((each, nth) => ({
    ...each,
    limits: { once: pick(['page', 'visit', 'visitor'], nth), times: 1 + (nth % 3), expires: 3 },
  })),
}

function rule(nth: number): Rule {
  const where: Test[] = [
    { signal: 'page.path', op: '=', value: pick(paths, nth) },
    { signal: 'page.path', op: '=', value: pick(paths, nth + 5) },
    { signal: 'visitor.attribute', name: 'plan', op: '=', value: pick(plans, nth) },
    { signal: 'page.count', op: '>=', value: 2 + (nth % 7) },
  ]
  const when: Test[] = [
    { signal: 'scroll.depth', op: '>=', value: 20 + (nth % 70) },
    { signal: 'time.engagedOnPage', op: '>=', value: 5 + (nth % 40) },
    { signal: 'time.idle', op: '>=', value: 1 + (nth % 3) },
    { signal: 'event', name: pick(tracked, nth), op: '>=', value: 1 + (nth % 5) },
    { signal: 'time.onPage', op: '>=', value: 3 + (nth % 50) },
  ]
  return {
    id: `rule-${nth}`,
    priority: nth % 4,
    when: { all: [pick(where, nth), pick(when, nth), pick(when, nth + 1 + (nth % 3))] },
    do: [{ action: 'teaser', text: 'Can I help?' }],
    limits: { expires: 3 },
  }
}

/** A long visit of somebody who reads: mostly signs of activity and scrolling, now and then another page. */
export function createSession(): SessionEvent[] {
  const random = seeded(20_261_122)
  let at = 0
  const begin: SessionEvent[] = [
    { at, type: 'clock', now: '2026-11-22T08:00:00Z' },
    { at, type: 'visitor', seed: 'v', device: 'desktop', language: 'de-AT' },
    { at, type: 'availability', online: true, free: 2 },
    { at, type: 'chat', state: 'none' },
    { at, type: 'attributes', set: { plan: 'free' } },
    { at, type: 'navigate', url: 'https://shop.test/' },
  ]
  const rest = Array.from({ length: eventCount - begin.length }, (): SessionEvent => {
    at += 100 + Math.floor(random() * 900)
    return happening(at, random)
  })
  return [...begin, ...rest]
}

function happening(at: number, random: () => number): SessionEvent {
  const share = random()
  const oneOf = <T>(of: readonly T[]) => pick(of, Math.floor(random() * of.length))
  if (share < 0.57) return { at, type: 'activity' }
  if (share < 0.9) return { at, type: 'scroll', depth: Math.floor(random() * 101) }
  if (share < 0.94) return { at, type: 'track', name: oneOf(tracked) }
  if (share < 0.96) return { at, type: 'navigate', url: `https://shop.test${oneOf(paths)}` }
  if (share < 0.98) return { at, type: 'visibility', state: oneOf(['visible', 'visible', 'hidden']) }
  if (share < 0.99) return { at, type: 'attributes', set: { plan: oneOf(plans) } }
  return { at, type: 'availability', online: true, free: oneOf([0, 1, 2]) }
}

/** How a session begins, and every nth of the rest. */
export function thin<T>(session: readonly T[], every: number): readonly T[] {
  return session.filter((_, nth) => nth < 6 || nth % every === 0)
}

/** The facts after every event, flat. Making them is not in the time of those who are given them. */
export function flatten(events: readonly SessionEvent[]): FlatFacts[] {
  let facts = startFacts()
  return events.map(event => {
    facts = fold(facts, event)
    return flat(facts)
  })
}

function flat(facts: Facts): FlatFacts {
  const seconds = (watch: Facts['time.idle']) => (watch ? elapsedMs(watch, facts.atMs) / 1000 : -1)
  return {
    'page-path': facts['page.path'] ?? '',
    'page-count': facts['page.count'] ?? 0,
    'visitor-attribute-plan': `${facts['visitor.attribute']?.plan ?? ''}`,
    'scroll-depth': facts['scroll.depth'] ?? -1,
    'time-engagedOnPage': seconds(facts['time.engagedOnPage']),
    'time-idle': seconds(facts['time.idle']),
    'time-onPage': seconds(facts['time.onPage']),
    ...Object.fromEntries(
      tracked.map(name => [`event-${name}`, (facts.event ?? []).filter(track => track.name === name).length]),
    ),
  }
}

/** The conditions of a rule as names of flat facts; no dots, which some engines read as paths. */
export function testsOf({ when }: Rule): { fact: string; op: '=' | '>='; value: string | number }[] {
  if (!when || !('all' in when)) return []
  return (when.all as readonly Test[]).map(({ signal, name, op, value }) => ({
    fact: [signal.replace('.', '-'), ...(name ? [name] : [])].join('-'),
    op: op as '=' | '>=',
    value: value as string | number,
  }))
}

function pick<T>(of: readonly T[], nth: number): T {
  return of[nth % of.length] as T
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
