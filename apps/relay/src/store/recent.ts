/** So many are remembered: a few megabytes. */
const mostRemembered = 10_000

/**
 * What was used last, by id, in two generations: what is used moves to the younger one, and when that is half of all that may be remembered the older one is
 * forgotten. Moving each to the end of one map at every use costs twenty times as much: the places it leaves stay in the way of its own id until the map is
 * built anew, and the larger that is the longer.
 */
export function createRecent<T>(most = mostRemembered) {
  let young = new Map<string, T>()
  let old = new Map<string, T>()

  function set(id: string, entry: T): void {
    if (young.size >= most / 2 && !young.has(id)) {
      old = young
      young = new Map()
    }
    young.set(id, entry)
  }

  return {
    get(id: string): T | undefined {
      const entry = young.get(id)
      if (entry !== undefined) return entry
      const kept = old.get(id)
      if (kept !== undefined) set(id, kept)
      return kept
    },
    set,
    clear(): void {
      young = new Map()
      old = new Map()
    },
  }
}
