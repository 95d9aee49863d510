import { expect, test } from 'vitest'
import { runOnce } from './once.ts'

test('[H1] two tabs, five reloads, a return from the back/forward cache and a crash at random: shown exactly once', async () => {
  const once = await runOnce(6, 20_261_122)
  console.log(JSON.stringify(once))
  expect(once.broken).toEqual([])
  if (once.voided === 0) expect(once.counted).toBe(6)
  expect(once.returned).toBeGreaterThan(0)
}, 400_000)
