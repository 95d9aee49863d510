import type { Write, Written } from './conversations.ts'

/** So many writes at most in one transaction: a bound on how long one commit may take. */
const maxWritesAGroup = 1000
/** So many writes at most may wait: beyond it the store is too slow for what arrives. */
const maxWaiting = 20_000

/**
 * Gathers writes into groups: what arrives in one turn of the event loop, or while the last group is under way, is the next group.
 * A group that cannot be committed is refused as a whole, with all that waits behind it, or what was sent later would be stored first; `failed` is told why.
 */
export function createGroup(commit: (writes: Write[]) => Promise<Written[]>, failed: (error: unknown) => void) {
  let waiting: { write: Write; resolve: (written: Written) => void }[] = []
  let underWay: Promise<void> | undefined

  async function run() {
    await new Promise(resolve => setImmediate(resolve))
    while (waiting.length > 0) {
      const group = waiting.slice(0, maxWritesAGroup)
      waiting = waiting.slice(maxWritesAGroup)
      const written = await commit(group.map(({ write }) => write)).catch((error: unknown) => {
        failed(error)
        return undefined
      })
      if (!written) group.push(...waiting.splice(0))
      for (const [index, { resolve }] of group.entries())
        resolve(written?.[index] ?? { ok: false, code: 'unavailable' })
      // What the next turn brings belongs in the next group, not in a group of one.
      await new Promise(resolve => setImmediate(resolve))
    }
    underWay = undefined
  }

  return {
    write: (write: Write) =>
      new Promise<Written>(resolve => {
        if (waiting.length >= maxWaiting) return resolve({ ok: false, code: 'unavailable' })
        waiting.push({ write, resolve })
        underWay ??= run()
      }),
    async flush() {
      while (underWay) await underWay
    },
  }
}
