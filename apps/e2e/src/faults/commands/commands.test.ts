import { expect, test } from 'vitest'
import { runCommands } from './run.ts'

/** The same at each run; `npm run faults -- --commands` takes a new one. */
const seed = 20_261_122

test('[P1] [P2] [P3] [P4] [P5] [P6] whatever people do and whatever fails, in any order, every promise holds', async () => {
  const { broken } = await runCommands({ runs: 10, seed })
  expect(broken).toBeUndefined()
})
