import { cpus, loadavg } from 'node:os'
import { compileRules, decide, simulate } from '@beckon/rules'
import { median } from '../median.ts'
import { bundledBytes } from './bytes.ts'
import { type Engine, engines, type Input } from './engines.ts'
import { benchPeeking } from './peeking.ts'
import { createSession, file, flatten, returning } from './workload.ts'

const rounds = 9

/**
 * The same rules over the same session, interleaved: the time of one event for all rules, and the bytes a page would load for it. The others
 * are given facts ready made and answer which conditions hold; Beckon folds the events and applies its limits too.
 */
export async function benchRules(): Promise<void> {
  const events = createSession()
  const flat = flatten(events)
  const times = new Map<Engine, number[]>(engines.map(engine => [engine, []]))
  const found = new Map<Engine, number>()
  // The first round warms the compiler, and is dropped.
  for (let round = 0; round <= rounds; round++) {
    for (const engine of engines) {
      const input = thin({ events, flat }, engine.every)
      const startMs = performance.now()
      found.set(engine, await engine.run(input))
      const us = ((performance.now() - startMs) * 1000) / input.events.length
      if (round > 0) times.get(engine)?.push(us)
    }
  }
  const [load = 0] = loadavg()
  console.log(
    `${file.rules.length} rules, ${events.length} events; ${rounds} rounds, medians; ${cpus().length} cores, load ${load.toFixed(1)}`,
  )
  const rows: Record<string, object> = {}
  for (const engine of engines) {
    const each = times.get(engine) ?? []
    rows[engine.name] = {
      'us an event': median(each).toFixed(2),
      least: Math.min(...each).toFixed(2),
      most: Math.max(...each).toFixed(2),
      'Brotli bytes': engine.source ? await bundledBytes(engine.source) : '',
      'of every nth event': engine.every,
      'held or shown': found.get(engine),
    }
  }
  console.table(rows)
  const same = [file, returning].every(each => {
    const compiled = compileRules(each)
    return JSON.stringify(simulate(compiled, events)) === JSON.stringify(simulate(compiled, events, { by: decide }))
  })
  console.log(same ? 'Both ways of Beckon decide the same.' : 'THE TWO WAYS OF BECKON DIFFER.')
  if (!same) process.exitCode = 1
  benchPeeking()
}

function thin({ events, flat }: Input, every: number): Input {
  const taken = (_: unknown, nth: number) => nth < 6 || nth % every === 0
  return { events: events.filter(taken), flat: flat.filter(taken) }
}
