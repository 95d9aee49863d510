import type { Config } from '../config/config.ts'
import { addressOf } from './address.ts'
import { startRelay } from './relay.ts'
import { stopOnSignal } from './signals.ts'

/** Runs the relay until a signal. Answers the exit code. */
export async function serve(config: Config): Promise<number> {
  const started = await startRelay(config, { level: config.logLevel })
  if (!started.ok) {
    console.error(started.problem)
    return 1
  }
  const { app, address, bus, stop, store } = started.value
  const stopped = stopOnSignal(stop)
  app.log.info({ relay: addressOf(config, address), ...store.inForce, bus: bus.inForce }, 'listening')
  await stopped
  return 0
}
