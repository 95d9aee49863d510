import fc from 'fast-check'
import type { Condition, Rule, RuleFile } from '../rule/rule.ts'
import type { SessionEvent } from '../session/event.ts'

const seconds = fc.constantFrom(0, 0.5, 1, 2, 3, 7.25)
const rise = fc.constantFrom('>=' as const, '>' as const, '<' as const, '<=' as const, '=' as const)

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    signal: fc.constantFrom('time.onPage', 'time.onSite', 'time.engagedOnPage', 'time.engagedOnSite', 'time.idle'),
    op: rise,
    value: seconds,
  }),
  fc.record({ signal: fc.constant('time.onPage'), op: fc.constant('between'), value: fc.tuple(seconds, seconds) }),
  fc.record({ signal: fc.constant('page.path'), op: fc.constant('glob'), value: fc.constantFrom('/a/**', '/*', '/') }),
  fc.record({ signal: fc.constant('scroll.depth'), op: rise, value: fc.constantFrom(0, 50) }),
  fc.record({ signal: fc.constant('desk.online'), op: fc.constant('='), value: fc.boolean() }),
  fc.record({
    signal: fc.constant('event'),
    name: fc.constant('x'),
    op: rise,
    value: fc.constantFrom(0, 1, 2),
    within: fc.constantFrom(1, 5),
  }),
  fc.record({ signal: fc.constant('exit.intent'), op: fc.constant('='), value: fc.boolean() }),
  fc.record({ signal: fc.constant('page.count'), op: rise, value: fc.constantFrom(1, 2, 3) }),
  fc.record({
    signal: fc.constant('visitor.attribute'),
    name: fc.constant('plan'),
    op: fc.constantFrom('=', '!='),
    value: fc.constantFrom('free', 'trial'),
  }),
  fc.record({ signal: fc.constant('visitor.language'), op: fc.constant('exists'), value: fc.boolean() }),
  fc.record({ signal: fc.constant('chat.state'), op: fc.constantFrom('=', '!='), value: fc.constant('open') }),
  fc.record({
    signal: fc.constantFrom('element.visible', 'element.clicked'),
    selector: fc.constantFrom('#a', '#b'),
    op: rise,
    value: fc.constantFrom(0, 1, 2),
  }),
  fc.record({
    signal: fc.constant('form.abandoned'),
    selector: fc.constant('#a'),
    op: fc.constant('='),
    value: fc.boolean(),
  }),
  fc.record({ signal: fc.constant('rage.clicks'), op: rise, value: fc.constantFrom(0, 1) }),
  fc.record({ signal: fc.constantFrom('chat.waiting', 'time.sinceLastChat'), op: rise, value: seconds }),
  fc.record({
    signal: fc.constant('clock.time'),
    zone: fc.constantFrom('site', 'visitor'),
    op: fc.constant('between'),
    value: fc.constantFrom(['12:01', '12:02'], ['12:02', '12:01'], ['09:00', '12:00']),
  }),
  fc.record({ signal: fc.constant('desk.open'), op: fc.constant('='), value: fc.boolean() }),
  fc.record({ signal: fc.constant('page.visited'), op: fc.constant('funnel'), value: fc.constant(['/a/**', '/c']) }),
  fc.record({
    signal: fc.constant('event'),
    name: fc.constant('x'),
    op: rise,
    value: fc.constantFrom(0, 1),
    where: fc.constant([{ name: 'n', op: '>=', value: 2 }]),
  }),
  fc.record({
    signal: fc.constant('rule'),
    id: fc.constant('r0'),
    op: fc.constant('='),
    value: fc.constantFrom('shown', 'none'),
  }),
) as fc.Arbitrary<Condition>

const condition: fc.Arbitrary<Condition> = fc.letrec<{ node: Condition }>(tie => ({
  node: fc.oneof(
    { depthSize: 'small', maxDepth: 6, withCrossShrink: true },
    leaf,
    fc.record({ all: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('node'), { maxLength: 3 }) }),
    fc.record({ not: tie('node') }),
  ),
})).node

/** Around the moment at which the sessions begin. */
const dates = ['2026-03-01', '2026-03-01T12:00:05Z', '2026-03-01T12:00:20Z']

const rule = fc.record(
  {
    when: condition,
    do: fc.constantFrom(
      [{ action: 'answer' as const, id: 'x' }],
      [{ action: 'teaser' as const, text: 'x' }],
      [{ action: 'notify' as const, text: 'x' }],
      [
        { action: 'teaser' as const, text: 'x' },
        { action: 'wait' as const, seconds: 1 },
        { action: 'message' as const, text: 'x' },
      ],
    ),
    priority: fc.integer({ min: 0, max: 2 }),
    holdOut: fc.constantFrom(0, 0.5, 1),
    limits: fc.record(
      {
        once: fc.constantFrom('page' as const, 'visit' as const, 'visitor' as const),
        times: fc.integer({ min: 1, max: 3 }),
        coolDown: fc.integer({ min: 0, max: 5 }),
        expires: fc.integer({ min: 1, max: 5 }),
        from: fc.constantFrom(...dates),
        until: fc.constantFrom(...dates),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['when', 'do'] },
)

export const file: fc.Arbitrary<RuleFile> = fc.record({
  settings: fc.record({
    gap: fc.constantFrom(0, 2),
    budget: fc.constantFrom(2, 6, 100),
    zone: fc.constantFrom('Europe/Vienna', 'UTC'),
    hours: fc.constantFrom({ sun: [['12:00', '12:01']] as const }, { sun: [['13:00', '13:02']] as const }),
  }),
  rules: fc
    .array(rule, { minLength: 1, maxLength: 4 })
    .map(rules => rules.map((each, i): Rule => ({ ...each, id: `r${i}` }))),
})

const happening: fc.Arbitrary<object> = fc.oneof(
  fc.record({
    type: fc.constant('navigate'),
    url: fc.constantFrom('https://s.test/', 'https://s.test/a/b', 'https://s.test/c'),
  }),
  fc.record({ type: fc.constant('visibility'), state: fc.constantFrom('visible', 'hidden') }),
  fc.constant({ type: 'activity' }),
  fc.record({ type: fc.constant('scroll'), depth: fc.integer({ min: 0, max: 100 }) }),
  fc.record({ type: fc.constant('track'), name: fc.constant('x'), data: fc.record({ n: fc.constantFrom(1, 2) }) }),
  fc.record({ type: fc.constant('click'), x: fc.constantFrom(0, 99), y: fc.constant(0), on: fc.constant(['#a']) }),
  fc.record({ type: fc.constant('element'), selector: fc.constantFrom('#a', '#b'), visible: fc.boolean() }),
  fc.record({ type: fc.constant('form'), selector: fc.constant('#a'), state: fc.constantFrom('touched', 'sent') }),
  fc.record({ type: fc.constant('availability'), online: fc.boolean(), free: fc.constantFrom(0, 1) }),
  fc.constant({ type: 'exit-intent' }),
  fc.record({ type: fc.constant('attributes'), set: fc.record({ plan: fc.constantFrom('free', 'trial', null) }) }),
  fc.record({
    type: fc.constant('visitor'),
    seed: fc.constantFrom('v', 'w'),
    language: fc.constant('de'),
    timeZone: fc.constantFrom('UTC', 'Asia/Kolkata'),
  }),
  fc.record({ type: fc.constant('panel'), open: fc.boolean() }),
  fc.record({ type: fc.constant('call'), rule: fc.constantFrom('r0', 'r1', 'nobody') }),
  fc.record({ type: fc.constant('chat'), state: fc.constantFrom('none', 'open', 'waiting', 'closed') }),
  fc.record({
    type: fc.constant('outcome'),
    rule: fc.constantFrom('r0', 'r1', 'r2'),
    outcome: fc.constantFrom('opened', 'dismissed', 'answered'),
  }),
)

/** A visitor with a seed arrives; then up to 20 things happen, 0 to 4 s apart. */
export const session: fc.Arbitrary<SessionEvent[]> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 4000 }), happening), { maxLength: 20 })
  .map(steps => {
    let at = 0
    const later = steps.map(([pause, event]) => {
      at += pause
      return { at, ...event }
    })
    return [
      { at: 0, type: 'clock', now: '2026-03-01T12:00:00Z' },
      { at: 0, type: 'visitor', seed: 'v' },
      { at: 0, type: 'navigate', url: 'https://s.test/a' },
      ...later,
    ] as SessionEvent[]
  })
