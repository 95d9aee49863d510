import { execFile } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { compileRules, decide, simulate } from '@beckon/rules'
import { median } from '../median.ts'
import { bundledBytes } from './bytes.ts'
import { type Engine, engines } from './engines.ts'
import type { Timed } from './one.ts'
import { benchPeeking } from './peeking.ts'
import { createSession, file, returning } from './workload.ts'

/** Processes of each engine, one after the other in turn. */
const turns = 5
const one = fileURLToPath(new URL('one.ts', import.meta.url))

/**
 * The same rules over the same session, interleaved: the time of one event for all rules, and the bytes a page would load for it. The others are given facts ready made
 * and answer which conditions hold; Beckon folds the events and applies its limits too. Each engine runs in a process of its own, as in a page, where no other has filled the
 * memory and made the compiler guess otherwise.
 */
export async function benchRules(): Promise<void> {
  const events = createSession()
  const times = new Map<Engine, number[]>(engines.map(engine => [engine, []]))
  const found = new Map<Engine, number>()
  for (let turn = 0; turn < turns; turn++) {
    for (const [nth, engine] of engines.entries()) {
      const { stdout } = await promisify(execFile)(process.execPath, [...process.execArgv, one, String(nth)])
      const { us, held } = JSON.parse(stdout) as Timed
      times.get(engine)?.push(us)
      found.set(engine, held)
    }
  }
  const [load = 0] = loadavg()
  console.log(
    `${file.rules.length} rules, ${events.length} events; ${turns} processes each, medians; ${cpus().length} cores, load ${load.toFixed(1)}`,
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
