import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { decide } from '../decide/decide.ts'
import { share } from '../decide/hash.ts'
import { weigh } from '../decide/weigh.ts'
import { explain } from '../explain/explain.ts'
import { lintCodes } from '../lint/finding.ts'
import { lintRules } from '../lint/lint.ts'
import { notYet } from '../lint/not-yet.ts'
import { cameOf } from '../measure/goal.ts'
import { liftOf } from '../measure/interval.ts'
import { checkRatio } from '../measure/ratio.ts'
import { problemCodes as codes } from '../rule/check.ts'
import { parseRules } from '../rule/parse.ts'
import { startRun, step, tick } from '../run/run.ts'
import { simulate } from '../simulate/simulate.ts'
import { compileRules } from '../supplement/whole.ts'
import { mistakes } from './mistakes.ts'
import { conditionCases, findingCases, hashCases, measureCases, problemCases, sessionCases } from './read.ts'

const document = readFileSync(new URL('../../RULES.md', import.meta.url), 'utf8')

describe('sessions', () => {
  test.each(sessionCases)('$proves $name', ({ file, session, decisions, ...rest }) => {
    expect(parseRules(file)).toEqual({ ok: true, rules: file })
    const rules = compileRules(file)
    expect(simulate(rules, session, rest)).toEqual(decisions)
    expect(simulate(rules, session, { ...rest, by: decide })).toEqual(decisions)
    const taken = session.reduce((run, event) => step(rules, run, event, decide).run, startRun(rest.memory))
    const { memory, decision } = tick(rules, taken, rest.untilMs ?? 0, decide).run
    if (rest.shows) expect(decision?.onScreen?.actions).toEqual(rest.shows)
    if (rest.remembers) expect(JSON.parse(JSON.stringify(memory))).toStrictEqual(rest.remembers)
    if (rest.explains)
      expect(JSON.parse(JSON.stringify(decision?.trace && explain(decision.trace)))).toStrictEqual(rest.explains)
  })
})

describe('conditions', () => {
  test.each(conditionCases)('$proves $name', ({ when, session, holds }) => {
    const basis = compileRules({ rules: [] })
    const { facts, memory } = session.reduce((run, event) => step(basis, run, event).run, startRun())
    expect(weigh(when, { facts, memory, now: facts.atMs, basis, turnsAt: Infinity }) <= facts.atMs).toBe(holds)
  })
})

describe('problems', () => {
  test.each(problemCases)('$proves $name', ({ file, problems }) => {
    const parsed = parseRules(file)
    expect(parsed.ok ? [] : parsed.problems.map(({ code, place }) => `${code} ${place}`)).toEqual(problems)
  })

  test('[R42] the document lists exactly the codes there are, and each has a case', () => {
    const table = document.slice(document.indexOf('**R42**'), document.indexOf('**R43**'))
    expect([...table.matchAll(/^\| `(\S+)` +\|/gm)].map(([, code]) => code)).toEqual([...codes])
    const shown = problemCases.flatMap(({ problems }) => problems.map(problem => problem.split(' ')[0]))
    expect(new Set(shown)).toEqual(new Set(codes))
  })
})

describe('findings', () => {
  test.each(findingCases)('$proves $name', ({ file, knownPaths, findings }) => {
    const found = lintRules(file, knownPaths && { knownPaths })
    expect(found.map(({ level, code, place }) => `${level} ${code} ${place}`)).toEqual(findings)
  })

  test('[R44] the document lists exactly the codes there are, and each has a case', () => {
    const table = document.slice(document.indexOf('**R44**'), document.indexOf('What is `not-yet`'))
    expect([...table.matchAll(/^\| `(\S+)` +\|/gm)].map(([, code]) => code)).toEqual([...lintCodes])
    const shown = new Set(findingCases.flatMap(({ findings }) => findings.map(finding => finding.split(' ')[1])))
    expect(lintCodes.filter(code => !shown.has(code))).toEqual([])
  })

  test('[R44] the document lists exactly what nothing does yet', () => {
    const table = document.slice(document.indexOf('What is `not-yet`'), document.indexOf('## Seldom asked'))
    expect([...table.matchAll(/^\| action `(\S+)` /gm)].map(([, name]) => name)).toEqual(Object.keys(notYet.actions))
  })
})

test.each(measureCases)('$proves $name', measured => {
  if ('afterMs' in measured) {
    const { event, was, afterMs, goal, came } = measured
    expect(cameOf(event, was, afterMs, goal)).toBe(came)
  } else if ('groups' in measured) expect(checkRatio(measured.groups).ok).toBe(measured.ok)
  else expect(liftOf(measured.shown, measured.heldOut).verdict).toBe(measured.verdict)
})

test.each(hashCases)('[R38] published vector $seed $value', ({ seed, value, share: expected }) => {
  expect(share(seed, value)).toBe(expected)
})

test('every numbered rule of the document has a case, and every case a rule', () => {
  const numbered = [...document.matchAll(/^- \*\*(R\d+)\*\*/gm)].map(([, number]) => number)
  const proven = [...sessionCases, ...conditionCases, ...problemCases, ...findingCases, ...measureCases].flatMap(
    ({ proves }) => proves,
  )
  expect(numbered).toEqual(numbered.map((_, index) => `R${index + 1}`))
  expect([...new Set(proven)].sort()).toEqual([...numbered].sort())
})

test('every mistake of others has a case that names it, and there are 300 cases at least', () => {
  const named = sessionCases.flatMap(({ mistake }) => mistake ?? [])
  expect([...new Set(named)].sort()).toEqual([...mistakes].sort())
  const cases = [sessionCases, conditionCases, problemCases, findingCases, measureCases, hashCases].flat()
  expect(cases.length).toBeGreaterThanOrEqual(300)
})

test('no two cases of a kind have one name and one file', () => {
  for (const cases of [sessionCases, conditionCases, problemCases, findingCases]) {
    const texts = cases.map(each => JSON.stringify(each))
    expect(new Set(texts).size).toBe(texts.length)
  }
})
