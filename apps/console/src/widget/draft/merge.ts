import { same } from '../../part/same.ts'

export type Side = 'mine' | 'theirs'

/**
 * Brings what somebody else saved together with what is being changed, field by field. Where both changed one, each in another way, `choose` is asked with its place
 * (`accent`, `form`, `texts.de.hello`) which is taken. A list is one field.
 */
export function merge(
  before: unknown,
  mine: unknown,
  theirs: unknown,
  choose: (place: string) => Side,
  place = '',
): unknown {
  if (same(mine, before) || same(mine, theirs)) return theirs
  if (same(theirs, before)) return mine
  const [was, a, b] = [before, mine, theirs].map(each => (each === undefined ? {} : each))
  if (!isObject(a) || !isObject(b)) return choose(place) === 'mine' ? mine : theirs
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  const fields = names.flatMap(name => {
    const at = place ? `${place}.${name}` : name
    const value = merge(isObject(was) ? was[name] : undefined, a[name], b[name], choose, at)
    return value === undefined ? [] : [[name, value]]
  })
  // Where nothing of it is left it is as one side has removed it.
  return fields.length > 0 || !place ? Object.fromEntries(fields) : undefined
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
