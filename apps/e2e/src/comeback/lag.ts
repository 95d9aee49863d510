// Loaded into a relay before anything else: at SIGUSR2 it writes down how late its event loop was since the last one, in milliseconds.
import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** A timer of this grain is what is late: its own length is not lag. */
const grainMs = 5
const delay = monitorEventLoopDelay({ resolution: grainMs })
delay.enable()
const ms = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - grainMs)

process.on('SIGUSR2', () => {
  const lag = { p50Ms: ms(delay.percentile(50)), p99Ms: ms(delay.percentile(99)), mostMs: ms(delay.max) }
  writeFileSync(String(process.env.LAG_FILE), JSON.stringify(lag))
  delay.reset()
})
