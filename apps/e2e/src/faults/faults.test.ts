import { expect, test } from 'vitest'
import { canMount } from './deployment/disk.ts'
import { shortForm } from './scenario/plan.ts'
import { runPlan } from './scenario/run.ts'
import { breachesOf, tableOf } from './table/table.ts'

/** The same at each run, so that a failure can be looked for; `npm run faults` takes a new one. */
const seed = 20_261_122

/** Time enough to say what is broken, when the run waits in vain for everybody to be quiet. */
const withinMs = 240_000

const canFillADisk = canMount()

test.for(shortForm)(
  '$name: nothing lost, doubled, reordered or leaked',
  { timeout: withinMs },
  async (plan, { skip }) => {
    const needsDisk = plan.surroundings?.includes('disk') === true
    if (needsDisk && !canFillADisk) skip('this machine allows no mount namespace (unshare -Urm)')
    const outcome = await runPlan(plan, { seed })
    console.log(`\n${tableOf([outcome])}\n`)
    expect(breachesOf(outcome)).toBe('')
  },
)
