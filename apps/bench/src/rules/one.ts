import { median } from '../median.ts'
import { type Engine, engines, type Input } from './engines.ts'
import { createSession, flatten } from './workload.ts'

/** Microseconds an event, and how often a rule held or was shown. */
export type Timed = { us: number; held: number }

/** Until its code is compiled as it stays: so many times, but not longer than this. */
const warmUps = 20
const warmUpMs = 1000
const rounds = 7

/** Times the engine of that number in this process, and prints the median as JSON. */
const engine = engines[Number(process.argv[2])]
if (!engine) throw new Error(`there is no engine ${process.argv[2]}`)
const events = createSession()
const input = thin({ events, flat: flatten(events) }, engine)
const beginMs = performance.now()
for (let nth = 0; nth < warmUps && performance.now() - beginMs < warmUpMs; nth++) await engine.run(input)
const times: number[] = []
let held = 0
for (let round = 0; round < rounds; round++) {
  const startMs = performance.now()
  held = await engine.run(input)
  times.push(((performance.now() - startMs) * 1000) / input.events.length)
}
process.stdout.write(JSON.stringify({ us: median(times), held } satisfies Timed))

function thin({ events, flat }: Input, { every }: Engine): Input {
  const taken = (_: unknown, nth: number) => nth < 6 || nth % every === 0
  return { events: events.filter(taken), flat: flat.filter(taken) }
}
