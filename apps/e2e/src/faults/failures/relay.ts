import { setTimeout as wait } from 'node:timers/promises'
import type { RelayProcess } from '../../relay/process.ts'
import type { Stage } from './failure.ts'

const stoppedMs = { least: 200, most: 1500 }
const stalledMs = { least: 8000, most: 10_000 }
/** A relay does not start while its database is away; what supervises it starts it anew. */
const startTries = { most: 60, everyMs: 500 }

/** SIGKILL of one of the relays, and a start on the same data; where there are others, these go on meanwhile, and may be killed too. */
export async function kill({ deployment: { relays }, history, random, underWay }: Stage): Promise<void> {
  const relay = random.pick(relays)
  await underWay.get(relay)
  history.record({ event: 'fault', fault: 'kill', phase: 'begin' })
  await relay.kill()
  const over = startAgain(relay).then(() => history.record({ event: 'fault', fault: 'kill', phase: 'end' }))
  underWay.set(relay, over)
  if (relays.length === 1) await over
}

export const stop = (stage: Stage) => freeze(stage, 'stop', stoppedMs)
/** As long as an event loop may be blocked before the other side gives it up. */
export const stall = (stage: Stage) => freeze(stage, 'stall', stalledMs)

async function freeze(stage: Stage, fault: 'stop' | 'stall', forMs: typeof stoppedMs) {
  const { deployment, history, random, underWay } = stage
  const relay = random.pick(deployment.relays)
  await underWay.get(relay)
  history.record({ event: 'fault', fault, phase: 'begin' })
  relay.signal('SIGSTOP')
  await wait(random.whole(forMs.least, forMs.most))
  relay.signal('SIGCONT')
  history.record({ event: 'fault', fault, phase: 'end' })
}

async function startAgain(relay: RelayProcess, tries = startTries.most): Promise<void> {
  try {
    await relay.start()
  } catch (error) {
    if (tries <= 1) throw error
    await wait(startTries.everyMs)
    await startAgain(relay, tries - 1)
  }
}
