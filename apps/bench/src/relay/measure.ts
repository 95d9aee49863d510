import type { Load, Result } from './job.ts'
import type { Row, Running, Size } from './rows.ts'
import { run, type Times } from './run.ts'

/** What is measured of one row in one round. */
export type Measured = {
  closed: Record<string, Result>
  open: Record<string, Result>
  /** Messages a second with a p99 below the bound. This and what follows is missing where it was not asked for. */
  capacity?: number
  bytesAnIdleSocket?: number
  handshakesPerSecond?: number
  slowestHandshakeMs?: number
}

export type Extent = {
  times: Times
  /** Before anything is counted, so long under load: what runs for weeks is not judged by its first seconds, when little of it is compiled. */
  compileMs: number
  closed: readonly { pairs: number; inFlight: number }[]
  open: readonly { pairs: number; perSecond: number }[]
  /** Rates tried one after the other, until one is too much. */
  ladder: readonly number[]
  ladderPairs: number
  idle: number
  storm: number
}

export const wholeExtent: Extent = {
  times: { warmUpMs: 1000, measureMs: 2500 },
  compileMs: 8000,
  closed: [
    { pairs: 200, inFlight: 8 },
    { pairs: 200, inFlight: 64 },
    { pairs: 1000, inFlight: 8 },
    { pairs: 1000, inFlight: 64 },
  ],
  open: [
    { pairs: 200, perSecond: 2000 },
    { pairs: 1000, perSecond: 2000 },
  ],
  ladder: [2500, 5000, 10_000, 15_000, 20_000, 30_000, 40_000, 50_000, 60_000],
  ladderPairs: 200,
  idle: 10_000,
  storm: 5000,
}

/** For a look at the hot path while it is being changed. */
export const shortExtent: Extent = {
  ...wholeExtent,
  closed: [{ pairs: 200, inFlight: 64 }],
  open: [{ pairs: 200, perSecond: 2000 }],
  ladder: [],
  idle: 0,
  storm: 0,
}

/** A rate holds when its p99 stays below this and nearly all of it arrives. */
const mostP99Ms = 50
const leastShare = 0.97

/** Idle sockets first, while the servers have no memory of anything else. */
export async function measure(row: Row, extent: Extent): Promise<Measured> {
  const { times, closed, open, idle, storm } = extent
  const size: Size = {
    pairs: Math.max(...[...closed, ...open].map(({ pairs }) => pairs)),
    visitors: Math.max(idle, storm),
  }
  const running = await row.start(size)
  try {
    const still = { ...times, measureMs: 500 }
    const resting = idle > 0 ? await run(running, idle, { kind: 'idle' }, still) : undefined
    const returning = storm > 0 ? await run(running, storm, { kind: 'storm' }, still) : undefined
    await run(running, size.pairs, { kind: 'closed', inFlight: 64 }, { warmUpMs: 0, measureMs: extent.compileMs })
    return {
      ...(resting && { bytesAnIdleSocket: bytesAdded(resting) / idle }),
      ...(returning && {
        handshakesPerSecond: returning.connected.perSecond,
        slowestHandshakeMs: returning.connected.slowestMs,
      }),
      closed: await runEach(running, closed, times, ({ inFlight }) => ({ kind: 'closed', inFlight })),
      open: await runEach(running, open, times, ({ perSecond }) => ({ kind: 'open', perSecond })),
      ...(extent.ladder.length > 0 && { capacity: await climb(running, extent) }),
    }
  } finally {
    await running.stop()
  }
}

async function runEach<L extends { pairs: number }>(
  running: Running,
  loads: readonly L[],
  times: Times,
  toLoad: (load: L) => Load,
): Promise<Record<string, Result>> {
  const results: Record<string, Result> = {}
  for (const load of loads) results[JSON.stringify(load)] = await run(running, load.pairs, toLoad(load), times)
  return results
}

/** The highest rate that holds. One that does not is tried once more: a machine that stands still for a moment is no bound of the server. */
async function climb(running: Running, { ladder, ladderPairs, times }: Extent): Promise<number> {
  async function holds(perSecond: number) {
    const { deliveryMs, perSecond: arrived } = await run(running, ladderPairs, { kind: 'open', perSecond }, times)
    return deliveryMs.p99 < mostP99Ms && arrived >= perSecond * leastShare
  }
  let held = 0
  for (const perSecond of ladder) {
    if (!(await holds(perSecond)) && !(await holds(perSecond))) break
    held = perSecond
  }
  return held
}

/** In the processes that hold sockets: what a database keeps of the conversations is no part of a socket. */
const bytesAdded = ({ memory }: Result) =>
  Object.entries(memory)
    .filter(([name]) => !['redis', 'postgresql'].includes(name))
    .reduce((sum, [, { before, after }]) => sum + after - before, 0)
