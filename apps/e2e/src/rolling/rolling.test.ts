import { expect, test } from 'vitest'
import { describeRolling, runRolling } from './run.ts'

const clients = 60

test('[P16] three relays are restarted one after the other: nothing is lost, no error is shown, and the return is spread', async () => {
  const rolling = await runRolling(clients)
  console.log(describeRolling(rolling))
  expect(rolling.wrong).toEqual([])
  expect(rolling.errors).toEqual([])
  expect(rolling.restarts.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0])
  // Nobody is left out: each restart took some along, and each visitor was on one of the three.
  expect(rolling.restarts.reduce((sum, { lost }) => sum + lost, 0)).toBeGreaterThanOrEqual(clients)
  for (const { awayMs, busiestShare } of rolling.restarts) {
    expect(awayMs.at(-1)).toBeLessThan(5000)
    expect(busiestShare).toBeLessThan(0.75)
  }
})
