import { benchWidget } from './widget/bench.ts'

/** `npm run bench -- NAME`: what is measured, and what it prints. */
const benches: Record<string, () => Promise<void>> = { widget: benchWidget }

const [name = ''] = process.argv.slice(2)
const bench = benches[name]
if (bench) await bench()
else {
  console.error(`There is no bench "${name}". Known are: ${Object.keys(benches).join(', ')}.`)
  process.exitCode = 2
}
