/** So many are remembered: a few megabytes. */
const mostRemembered = 10_000

/** What was used last, by id; beyond the bound the one not used for longest is forgotten. */
export function createRecent<T>(most = mostRemembered) {
  const entries = new Map<string, T>()
  return {
    get(id: string): T | undefined {
      const entry = entries.get(id)
      if (entry === undefined) return undefined
      entries.delete(id)
      entries.set(id, entry)
      return entry
    },
    set(id: string, entry: T): void {
      entries.delete(id)
      entries.set(id, entry)
      const oldest = entries.keys().next().value
      if (entries.size > most && oldest !== undefined) entries.delete(oldest)
    },
    clear: () => entries.clear(),
  }
}
