import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Engine } from './engines.ts'
import type { QuestionSet } from './questions.ts'
import { shuffled } from './sampling.ts'

const manyAnswers = 10_000

/** A shelf of ten thousand answers, one of the set's questions each: how long it takes to build, to ask, and how much memory it holds. */
export function benchSize(engines: readonly Engine[], { train, test }: QuestionSet): void {
  const answers = shuffled(train, 1)
    .slice(0, manyAnswers)
    .map(({ text }, at) => ({ id: `${at}`, title: text, phrasings: [] }))
  setFlagsFromString('--expose-gc')
  // What was a global before the flag has no collector; a new context has.
  const collect: () => void = runInNewContext('gc')
  const rows: Record<string, object> = {}
  for (const engine of engines) {
    collect()
    const before = process.memoryUsage()
    const startMs = performance.now()
    const ask = engine.build(answers, [], new Map())
    const buildMs = performance.now() - startMs
    collect()
    const after = process.memoryUsage()
    for (const { text } of test.slice(0, 100)) ask(text)
    const times = test.slice(100, 1100).map(({ text }) => {
      const askedMs = performance.now()
      ask(text)
      return performance.now() - askedMs
    })
    times.sort((a, b) => a - b)
    rows[engine.name] = {
      'build ms': buildMs.toFixed(0),
      'p50 ms': (times[Math.floor(times.length / 2)] ?? 0).toFixed(2),
      'p99 ms': (times[Math.floor(times.length * 0.99)] ?? 0).toFixed(2),
      'memory MB': ((after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 1e6).toFixed(0),
    }
  }
  console.log(`\n${answers.length} answers`)
  console.table(rows)
}
