import { same } from '../../part/same.ts'

/** Brings what somebody else saved together with what is being changed, field by field; where both changed one, mine stays. A list is one field. */
export function merge(before: unknown, mine: unknown, theirs: unknown): unknown {
  if (same(mine, before)) return theirs
  if (same(theirs, before) || !isObject(mine) || !isObject(theirs)) return mine
  const was = isObject(before) ? before : {}
  const names = new Set([...Object.keys(mine), ...Object.keys(theirs)])
  const fields = [...names].map(name => [name, merge(was[name], mine[name], theirs[name])] as const)
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
