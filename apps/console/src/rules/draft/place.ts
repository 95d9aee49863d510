/** A place in a rule file, as problems name it: `rules[0].when.all[1].value`. */
export function keysOf(place: string): (string | number)[] {
  return [...place.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) =>
    index === undefined ? (name ?? '') : Number(index),
  )
}

export const within = (place: string, key: string | number): string =>
  typeof key === 'number' ? `${place}[${key}]` : place ? `${place}.${key}` : key

/** Whether a place is this one or lies in it. */
export const isWithin = (place: string, outer: string): boolean =>
  outer === '' || place === outer || place.startsWith(`${outer}.`) || place.startsWith(`${outer}[`)

type Tree = unknown

export function read(tree: Tree, place: string): unknown {
  return keysOf(place).reduce<unknown>((at, key) => (at as Record<string | number, unknown> | undefined)?.[key], tree)
}

/** The tree with another value at a place, made new only along the way there; undefined takes the field or the entry out. */
export function write<T extends Tree>(tree: T, place: string, value: unknown): T {
  return writeAt(tree, keysOf(place), value) as T
}

function writeAt(tree: Tree, [key, ...rest]: (string | number)[], value: unknown): Tree {
  if (key === undefined) return value
  if (Array.isArray(tree)) {
    const at = Number(key)
    if (rest.length === 0 && value === undefined) return tree.toSpliced(at, 1)
    return Object.assign([...tree], { [at]: writeAt(tree[at], rest, value) })
  }
  const { [key]: old, ...others } = (tree ?? {}) as Record<string | number, unknown>
  const next = writeAt(old, rest, value)
  if (next === undefined) return others
  return { ...((tree ?? {}) as object), [key]: next }
}

/** The tree with one more entry in the list at a place; at its end where no index is given. */
export function insert<T extends Tree>(tree: T, listPlace: string, entry: unknown, index = Infinity): T {
  const list = (read(tree, listPlace) ?? []) as unknown[]
  return write(tree, listPlace, list.toSpliced(Math.min(index, list.length), 0, entry))
}
