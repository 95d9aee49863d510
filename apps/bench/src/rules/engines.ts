import {
  asksSupplement,
  compileCore,
  compileRules,
  type Decide,
  decide,
  type RuleFile,
  type SessionEvent,
  startRun,
  step,
} from '@beckon/rules'
import { evalCondition } from '@growthbook/growthbook'
import { LogicEngine } from 'json-logic-engine'
import { Engine as JsonRulesEngine } from 'json-rules-engine'
import { type FlatFacts, file, flatten, returning, testsOf, thin } from './workload.ts'

/** One way to evaluate the rules. */
export type Engine = {
  readonly name: string
  /** Only every so many events: the slow ones would take minutes otherwise. */
  readonly every: number
  /**
   * Compiles the rules and makes of the session what the engine is given, neither of which is timed. What it answers does all of it once, and says how often a rule held
   * or was shown, which must be the same in every round.
   */
  readonly start: (events: readonly SessionEvent[], every: number) => () => number | Promise<number>
  /** The module a page would load, for its size. */
  readonly source?: string
}

const everyEvent = 1
const rules = file.rules.map(testsOf)

/** What every page with rules loads. */
const core = `export { compileCore, foldCore, leavePage, startMemory, startRun, step, tick } from '@beckon/rules'`

/** The first is the control: what the conditions alone cost when they are plain functions. */
export const engines: readonly Engine[] = [
  { name: 'plain closures (conditions only)', every: everyEvent, start: counting(closures()) },
  {
    name: 'Beckon, each rule once a visit (fold, limits, conditions)',
    every: everyEvent,
    start: replaying(file),
    source: core,
  },
  { name: 'Beckon, rules that return', every: everyEvent, start: replaying(returning) },
  {
    name: 'Beckon, every rule at every event, with reasons',
    every: 20,
    start: replaying(file, decide),
  },
  {
    name: 'json-logic-engine, compiled (conditions only)',
    every: everyEvent,
    start: counting(jsonLogic()),
    source: `export { LogicEngine } from 'json-logic-engine'`,
  },
  {
    name: 'GrowthBook evalCondition (conditions only)',
    every: 5,
    start: counting(growthBook()),
    source: `export { evalCondition } from '@growthbook/growthbook'`,
  },
  {
    name: 'json-rules-engine (conditions only)',
    every: 50,
    start: jsonRules(),
    source: `export { Engine } from 'json-rules-engine'`,
  },
]

type Holds = (facts: FlatFacts) => boolean

function counting(holds: readonly Holds[]): Engine['start'] {
  return (events, every) => {
    const flat = thin(flatten(events), every)
    return () => {
      let held = 0
      for (const facts of flat) for (const rule of holds) if (rule(facts)) held++
      return held
    }
  }
}

function closures(): Holds[] {
  return rules.map(tests => {
    const each = tests.map(
      ({ fact, op, value }): Holds =>
        op === '=' ? facts => facts[fact] === value : facts => (facts[fact] ?? -1) >= value,
    )
    return facts => each.every(test => test(facts))
  })
}

function jsonLogic(): Holds[] {
  const engine = new LogicEngine()
  return rules.map(tests => {
    const built = engine.build({
      and: tests.map(({ fact, op, value }) => ({ [op === '=' ? '===' : op]: [{ var: fact }, value] })),
    })
    return facts => Boolean(built(facts))
  })
}

function growthBook(): Holds[] {
  return rules.map(tests => {
    const condition = {
      $and: tests.map(({ fact, op, value }) => ({ [fact]: op === '=' ? { $eq: value } : { $gte: value } })),
    }
    return facts => evalCondition(facts, condition)
  })
}

function jsonRules(): Engine['start'] {
  const engine = new JsonRulesEngine()
  rules.forEach((tests, nth) => {
    engine.addRule({
      event: { type: `rule-${nth}` },
      conditions: {
        all: tests.map(({ fact, op, value }) => ({
          fact,
          operator: op === '=' ? 'equal' : 'greaterThanInclusive',
          value,
        })),
      },
    })
  })
  return (events, every) => {
    const flat = thin(flatten(events), every)
    return async () => {
      let held = 0
      for (const facts of flat) held += (await engine.run(facts)).events.length
      return held
    }
  }
}

function replaying(ruleFile: RuleFile, by?: Decide): Engine['start'] {
  // As on a page, which loads the supplement only for rules that ask for it.
  const compiled = asksSupplement(ruleFile) ? compileRules(ruleFile) : compileCore(ruleFile)
  return (all, every) => {
    const events = thin(all, every)
    return () => {
      let run = startRun()
      let shown = 0
      for (const event of events) {
        const moment = step(compiled, run, event, by)
        run = moment.run
        for (const { show } of moment.decisions) if (show) shown++
      }
      return shown
    }
  }
}
