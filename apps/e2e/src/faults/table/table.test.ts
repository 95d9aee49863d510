import { expect, test } from 'vitest'
import type { Invariant } from '../invariants/index.ts'
import { type Plan, sizeOf } from '../scenario/plan.ts'
import type { Outcome } from '../scenario/run.ts'
import { breachesOf, tableOf } from './table.ts'

const plan: Plan = {
  name: 'relay killed',
  messages: 100,
  crowd: { visitors: 2, tabs: 1, operators: 1, naiveVisitors: 1, naiveOperators: 0 },
  faults: { kill: 3 },
  calmMs: 0,
}
const invariant = (column: Invariant['column']): Invariant => ({ name: `about ${column}`, column, check: () => [] })
const outcome: Outcome = {
  plan,
  clients: sizeOf(plan.crowd),
  messages: 100,
  faults: 3,
  breaches: [],
  longestRepairMs: 1234,
  historyPath: undefined,
}
const broken: Outcome = {
  ...outcome,
  breaches: [
    { invariant: invariant('lost'), lines: ['one', 'two'] },
    { invariant: invariant('lost'), lines: ['three'] },
    { invariant: invariant('leaked'), lines: ['four'] },
  ],
  historyPath: '/somewhere/history.jsonl',
}

const cells = (row: string | undefined) => row?.split(/ {2,}/)

test('a row says what happened and what was broken', () => {
  const [head, first, second] = tableOf([outcome, broken]).split('\n')
  expect(cells(head)).toEqual('scenario,messages,clients,faults,lost,duplicated,reordered,leaked,repair s'.split(','))
  expect(cells(first)).toEqual(['relay killed', '100', '5', '3', '0', '0', '0', '0', '1.2'])
  expect(cells(second)).toEqual(['relay killed', '100', '5', '3', '3', '0', '0', '1', '1.2'])
})

test('what was broken is named, with the place of the history', () => {
  expect(breachesOf(outcome)).toBe('')
  expect(breachesOf(broken)).toContain('BROKEN: about lost (2 times)\n  one\n  two')
  expect(breachesOf(broken)).toContain('/somewhere/history.jsonl')
})
