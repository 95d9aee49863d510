import {
  compileRules,
  decide,
  type Lost,
  type RuleFile,
  type RuleTrace,
  type Seen,
  type SessionEvent,
  simulate,
  startRun,
  step,
  type Trace,
  tick,
} from '@beckon/rules'

/** A stretch of the time line: a page that was looked at, or a message that was on screen. */
export type Stretch = { label: string; fromMs: number; toMs: number }
export type Shown = Stretch & {
  rule: string
  /** What ended it, where it did not last until the recording ends. */
  end?: 'retracted' | 'expired' | 'opened' | 'dismissed' | 'answered' | 'opted-out'
  /** The visitor is one of those who never see it. */
  isHeldOut?: true
}

export const endOf = (events: readonly SessionEvent[]): number => events.at(-1)?.at ?? 0

/** The pages of a recorded visit, one after the other. */
export function pagesOf(events: readonly SessionEvent[]): Stretch[] {
  const visits = events.flatMap(event => (event.type === 'navigate' ? [event] : []))
  return visits.map(({ at, url }, place) => ({
    label: URL.canParse(url) ? new URL(url).pathname : url,
    fromMs: at,
    toMs: visits[place + 1]?.at ?? endOf(events),
  }))
}

/** What the rules would have had on screen, and until when. */
export function showingsOf(file: RuleFile, events: readonly SessionEvent[]): Shown[] {
  const done = simulate(compileRules(file), events)
  const outcomes = events.flatMap(event => (event.type === 'outcome' ? [event] : []))
  return done.flatMap((each): Shown[] => {
    if ('heldOut' in each)
      return [{ label: each.heldOut, rule: each.heldOut, fromMs: each.at, toMs: each.at, isHeldOut: true }]
    if (!('show' in each)) return []
    const retract = done.find(other => 'retract' in other && other.retract === each.show && other.at > each.at)
    const outcome = outcomes.find(({ rule, at }) => rule === each.show && at >= each.at)
    const shown = { label: each.show, rule: each.show, fromMs: each.at }
    if (outcome && outcome.at <= (retract?.at ?? Infinity))
      return [{ ...shown, toMs: outcome.at, end: outcome.outcome }]
    if (!retract) return [{ ...shown, toMs: endOf(events) }]
    return [{ ...shown, toMs: retract.at, end: 'expired' in retract ? 'expired' : 'retracted' }]
  })
}

/** Why each rule was or was not shown at a moment: the very decision of that moment, where one fell then. */
export function reasonsAt(file: RuleFile, events: readonly SessionEvent[], atMs: number): Trace {
  const rules = compileRules(file)
  let run = startRun()
  let said: Trace | undefined
  const hear = (moment: ReturnType<typeof tick>) => {
    run = moment.run
    for (const { trace } of moment.decisions) if (trace?.atMs === atMs) said = trace
  }
  for (const event of events) if (event.at <= atMs) hear(step(rules, run, event, decide))
  hear(tick(rules, run, atMs, decide))
  return said ?? decide(rules, run.facts, run.memory, atMs).trace ?? { atMs, rules: [] }
}

export type { Lost, RuleTrace, Seen }
