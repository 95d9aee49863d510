import type { Scalar } from '../rule/rule.ts'
import type { Value } from '../session/event.ts'

/** One or many as a list; a value left out compares with nothing. */
export function list(value: Value | undefined): readonly Scalar[] {
  return (Array.isArray(value) ? value : [value]) as readonly Scalar[]
}
