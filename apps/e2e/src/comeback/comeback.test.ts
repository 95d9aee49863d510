import { expect, test } from 'vitest'
import { describeComeback, runComeback } from './run.ts'

test('[P6] two hundred visitors come back to a relay that was killed, and each has all it missed, in order', async () => {
  const comeback = await runComeback(200)
  console.log(describeComeback(comeback))
  expect(comeback.backAfterMs).toHaveLength(200)
  expect(comeback.wrong).toEqual([])
})
