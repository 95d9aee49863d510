import { benchAnswers } from './answers/bench.ts'
import { benchRelay } from './relay/bench.ts'
import { benchRules } from './rules/bench.ts'
import { benchWidget } from './widget/bench.ts'

/** `npm run bench -- NAME`: what is measured, and what it prints. */
const benches: Record<string, (args: string[]) => Promise<void> | void> = {
  answers: benchAnswers,
  relay: benchRelay,
  rules: benchRules,
  widget: benchWidget,
}

const [name = '', ...args] = process.argv.slice(2)
const bench = benches[name]
if (bench) await bench(args)
else {
  console.error(`There is no bench "${name}". Known are: ${Object.keys(benches).join(', ')}.`)
  process.exitCode = 2
}
