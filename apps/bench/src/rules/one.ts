import { median } from '../median.ts'
import { engines } from './engines.ts'
import { createSession, thin } from './workload.ts'

/** Microseconds an event, and how often a rule held or was shown. */
export type Timed = { us: number; held: number }

/** Until its code is compiled as it stays. */
const warmUpMs = 1000
const rounds = 7

/** Times the engine of that number in this process, and prints the median as JSON. */
const engine = engines[Number(process.argv[2])]
if (!engine) throw new Error(`there is no engine ${process.argv[2]}`)
const events = createSession()
const runOnce = engine.start(events, engine.every)
const count = thin(events, engine.every).length
const beginMs = performance.now()
do await runOnce()
while (performance.now() - beginMs < warmUpMs)
const times: number[] = []
let held = 0
for (let round = 0; round < rounds; round++) {
  const startMs = performance.now()
  held = await runOnce()
  times.push(((performance.now() - startMs) * 1000) / count)
}
process.stdout.write(JSON.stringify({ us: median(times), held } satisfies Timed))
