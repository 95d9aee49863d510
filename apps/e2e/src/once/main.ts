import { parseArgs } from 'node:util'
import { isSound, runOnce } from './once.ts'

/** Two tabs, five reloads, a return from the back/forward cache and a crash, `--runs` times: shown exactly once. Exit code 1 when it was not. */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string' } } })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
console.log(`Seed ${seed}: the same plans again with --seed ${seed}`)
const once = await runOnce(Number(values.runs), seed, line => console.log(line))
console.log(
  `${once.runs} runs in ${Math.round(once.tookMs / 1000)} s, ${once.returned} came back from the cache, ${once.voided} void, ${once.unseen} unseen, ${once.lost.length} lost, ${once.uncounted} uncounted, ${once.broken.length} shown more than once, ${once.counted} showings counted, the latest ${Math.round(once.latestMs)} ms after the last of what happened`,
)
process.exitCode = isSound(once) ? 0 : 1
