/** So many are asked for in one query: enough that its own price is shared, and few enough that nobody waits for it. */
const mostAtOnce = 128
/** So many queries are under way at a time, so that one that hangs does not hold up all others. */
const mostUnderWay = 4

/** Who has waited for so long hears that it failed, as who waits for a connection of a pool: those behind may still be served in time. */
const waitsAtMostMs = 3000

type Asked<V> = { key: string; askedAtMs: number; answer: PromiseWithResolvers<V | undefined> }

/**
 * Reads one by one what is read together: all that is asked for in a turn of the event loop, and while enough queries are under way. Whoever asks gets what was
 * read after that. Where thousands come back at once each costs a share of a query, and a pool of connections is not what they wait for in vain. A query that fails
 * fails all that wait behind it too, so that a database that hangs does not hold them up one query after the other. A key MUST be one that no database refuses.
 */
export function together<V>(readAll: (keys: string[]) => Promise<Map<string, V>>) {
  let waiting: Asked<V>[] = []
  let underWay = 0

  async function run() {
    underWay++
    // With all that this turn of the event loop still reads from its sockets.
    await new Promise(setImmediate)
    while (waiting.length > 0) {
      const asked = waiting.slice(0, mostAtOnce)
      waiting = waiting.slice(mostAtOnce)
      try {
        const found = await readAll(padded(asked.map(({ key }) => key)))
        for (const { key, answer } of asked) answer.resolve(found.get(key))
      } catch (error) {
        for (const { answer } of [...asked, ...waiting.splice(0)]) answer.reject(error)
      }
      const late = performance.now() - waitsAtMostMs
      while (waiting[0] && waiting[0].askedAtMs < late)
        waiting.shift()?.answer.reject(new Error('the store has more to read than it can'))
    }
    underWay--
  }

  return (key: string): Promise<V | undefined> => {
    const answer = Promise.withResolvers<V | undefined>()
    waiting.push({ key, askedAtMs: performance.now(), answer })
    if (underWay < mostUnderWay) void run()
    return answer.promise
  }
}

/** Each once, and the last again up to the next power of two: a database keeps a statement for each number there is. */
function padded(keys: readonly string[]): string[] {
  const own = [...new Set(keys)]
  const size = 2 ** Math.ceil(Math.log2(own.length))
  return own.concat(Array<string>(size - own.length).fill(own.at(-1) ?? ''))
}
