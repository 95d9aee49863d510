import { parseArgs } from 'node:util'
import { longForm, shortForm } from './scenario/plan.ts'
import { type Outcome, runPlan } from './scenario/run.ts'
import { breachesOf, tableOf } from './table/table.ts'

/** `npm run faults`: the relay and its network fail while many people write, and every promise of delivery is judged. Exit code 1 when one was broken. */
const { values } = parseArgs({
  options: {
    short: { type: 'boolean' },
    mutants: { type: 'boolean' },
    commands: { type: 'boolean' },
    runs: { type: 'string', default: '100' },
    mutant: { type: 'string' },
    storm: { type: 'boolean' },
    rolling: { type: 'boolean' },
    seed: { type: 'string' },
    only: { type: 'string' },
  },
})
// Ending in order takes the relay along.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
console.log(`Seed ${seed}: the same faults again with --seed ${seed}`)

if (values.storm) {
  const { runStorm } = await import('../comeback/main.ts')
  process.exitCode = (await runStorm()) ? 0 : 1
} else if (values.rolling) {
  const { runRestarts } = await import('../rolling/main.ts')
  process.exitCode = (await runRestarts()) ? 0 : 1
} else if (values.mutants) {
  const { runMutants } = await import('./mutants/run.ts')
  process.exitCode = (await runMutants(seed, values.only)) ? 0 : 1
} else if (values.commands) {
  const { runCommands } = await import('./commands/run.ts')
  const { runMutantByCommands } = await import('./mutants/commands.ts')
  const runs = Number(values.runs)
  const { mutant } = values
  const { broken, runs: done } = await (mutant
    ? runMutantByCommands(mutant, { runs, seed })
    : runCommands({ runs, seed }))
  console.log(
    broken
      ? `BROKEN in run ${done}, in short by:\n${broken.commands}\n${broken.lines}`
      : `${done} runs, every promise held`,
  )
  process.exitCode = broken ? 1 : 0
} else {
  const all = values.short ? shortForm : longForm
  const plans = all.filter(({ name }) => values.only === undefined || name === values.only)
  if (plans.length === 0) {
    console.error(`No row is named "${values.only}". There are: ${all.map(({ name }) => name).join(', ')}`)
    process.exit(2)
  }
  const outcomes: Outcome[] = []
  for (const plan of plans) {
    console.log(`${plan.name} …`)
    const outcome = await runPlan(plan, { seed })
    outcomes.push(outcome)
    const broken = breachesOf(outcome)
    if (broken) console.log(broken)
  }
  console.log(`\n${tableOf(outcomes)}`)
  process.exitCode = outcomes.every(({ breaches }) => breaches.length === 0) ? 0 : 1
}
