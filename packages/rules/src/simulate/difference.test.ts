import { expect, test } from 'vitest'
import type { RuleFile } from '../rule/rule.ts'
import { compareSimulations } from './difference.ts'
import { simulateSessions } from './summary.ts'

const file = (depth: number): RuleFile => ({
  rules: [
    {
      id: 'deep',
      when: { signal: 'scroll.depth', op: '>=', value: depth },
      do: [{ action: 'teaser', text: 'Hello' }],
      limits: { expires: 1 },
    },
    { id: 'never', when: { any: [] }, do: [{ action: 'teaser', text: 'Hello' }] },
  ],
})
const session = (name: string, depth: number) => ({
  name,
  events: [
    { at: 0, type: 'navigate', url: 'https://s.test/' },
    { at: 500, type: 'scroll', depth },
    { at: 5000, type: 'activity' },
  ] as const,
})
const sessions = [session('far', 90), session('near', 10), session('half', 50)]

test('every decision says in which session it falls, and every rule is counted', () => {
  expect(simulateSessions(file(40), sessions)).toEqual({
    decisions: [
      { session: 'far', at: 500, show: 'deep' },
      { session: 'far', at: 1500, retract: 'deep', expired: true },
      { session: 'half', at: 500, show: 'deep' },
      { session: 'half', at: 1500, retract: 'deep', expired: true },
    ],
    summary: {
      sessions: 3,
      shown: 2,
      sessionsShown: 2,
      retracted: 2,
      heldOut: 0,
      rules: [
        { rule: 'deep', shown: 2, sessions: 2, retracted: 2, heldOut: 0 },
        { rule: 'never', shown: 0, sessions: 0, retracted: 0, heldOut: 0 },
      ],
    },
  })
})

test('two versions differ in what only one of them does', () => {
  const { differences, sameSessions, now, against } = compareSimulations(file(60), file(40), sessions)
  expect(differences).toEqual([
    { session: 'half', at: 500, show: 'deep', only: 'against' },
    { session: 'half', at: 1500, retract: 'deep', expired: true, only: 'against' },
  ])
  expect([sameSessions, now.summary.shown, against.summary.shown]).toEqual([2, 1, 2])
  expect(compareSimulations(file(40), file(40), sessions)).toMatchObject({ differences: [], sameSessions: 3 })
})
