#!/usr/bin/env node
import { run } from './command/run.ts'

// `beckon … | head` has read enough: that is no failure of ours.
process.stdout.on('error', error => {
  if (!('code' in error && error.code === 'EPIPE')) throw error
  process.exit()
})
process.exitCode = await run(process.argv.slice(2), process.env)
