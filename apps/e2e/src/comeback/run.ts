import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { unhurried } from '../../../relay/src/test-servers/unhurried.ts'
import { openSites, originOf } from '../faults/scenario/sites.ts'
import { freePort } from '../relay/ports.ts'
import { serve, startDemo } from '../relay/process.ts'
import type { Order, Report, Shown } from './crowd.ts'
import { storeMissed } from './missed.ts'

const site = 'north'
const missed = ['Missed one', 'Missed two', 'Missed three']

export type Lag = { p50Ms: number; p99Ms: number; mostMs: number }
export type Comeback = {
  clients: number
  /** Whose screen does not hold exactly what was said, in order. */
  wrong: Shown[][]
  /** From the moment the relay listened again until a client had all it missed, for each client, the fastest first. */
  backAfterMs: number[]
  lag: Lag
}

/** Kills a relay under many visitors, stores something for each while it is dead, starts it again and sees them come back. */
export async function runComeback(clients: number): Promise<Comeback> {
  const metricsPort = await freePort()
  const relay = await startDemo({ ...unhurried, BECKON_METRICS_PORT: `${metricsPort}` }, serve)
  const crowd = fork(fileURLToPath(new URL('crowd.ts', import.meta.url)))
  const ask = async <K extends Report['kind']>(order: Order, kind: K) => {
    crowd.send(order)
    const [report] = (await once(crowd, 'message')) as [Report]
    if (report.kind !== kind) throw new Error(`unexpected ${report.kind}`)
    return report as Report & { kind: K }
  }
  try {
    await openSites(relay)
    const address = { relay: relay.relay, origin: originOf(site) }
    const { conversations } = await ask({ kind: 'join', address, site, clients }, 'joined')
    const back = ask({ kind: 'await', messages: 1 + missed.length }, 'back')
    await relay.kill()
    await storeMissed(relay.data, conversations, missed)
    await relay.start()
    const backAtMs = Date.now()
    // What it took to start is not asked for.
    await readLag(metricsPort)
    const { atMs, screens } = await back
    return {
      clients,
      wrong: screens.filter(screen => !isRight(screen)),
      backAfterMs: atMs.map(at => at - backAtMs).sort((a, b) => a - b),
      lag: await readLag(metricsPort),
    }
  } finally {
    crowd.kill()
    await relay.remove()
  }
}

/** Numbered without a hole or a double, and with what was said before and meanwhile. */
function isRight(screen: readonly Shown[]): boolean {
  const [hello, ...others] = screen.map(({ text }) => text).filter(Boolean)
  const isNumbered = screen.every(({ seq }, at) => seq === at + 1)
  return isNumbered && hello?.startsWith('Hello ') === true && JSON.stringify(others) === JSON.stringify(missed)
}

/** How late the event loop was since this was last asked. */
async function readLag(metricsPort: number): Promise<Lag> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
  const ms = (quantile: string) => {
    const found = new RegExp(`^beckon_event_loop_lag_seconds\\{quantile="${quantile}"\\} (\\S+)$`, 'm').exec(text)?.[1]
    if (found === undefined) throw new Error(`no event-loop lag in ${text}`)
    return Number(found) * 1000
  }
  return { p50Ms: ms('0.5'), p99Ms: ms('0.99'), mostMs: ms('1') }
}

export function describeComeback({ clients, backAfterMs, lag }: Comeback): string {
  const at = (share: number) => backAfterMs[Math.ceil(backAfterMs.length * share) - 1] ?? 0
  const times = `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, the last ${at(1)} ms after the relay`
  const late = `p50 ${lag.p50Ms.toFixed(1)} ms, p99 ${lag.p99Ms.toFixed(1)} ms, at most ${lag.mostMs.toFixed(1)} ms`
  return `${clients} clients back and whole: ${times}; event-loop lag of the relay: ${late}`
}
