import { readFileSync } from 'node:fs'
import type { Cases, ConditionCase, FindingCase, MeasureCase, ProblemCase, SessionCase } from './case.ts'

export type HashCase = { readonly name: string; readonly seed: string; readonly value: string; readonly share: number }

export const sessionCases = read<SessionCase>('sessions')
export const conditionCases = read<ConditionCase>('conditions')
export const problemCases = read<ProblemCase>('problems')
export const findingCases = read<FindingCase>('findings')
export const measureCases = read<MeasureCase>('measures')
export const hashCases = read<HashCase>('hash')

function read<T>(name: string): readonly T[] {
  const { schema, cases }: Cases<T> = JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8'))
  if (schema !== 1) throw new Error(`${name}.json has schema ${schema}`)
  return cases
}
