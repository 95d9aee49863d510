import { readFileSync } from 'node:fs'
import { crowds } from './crowds.ts'
import type { Job, Result } from './job.ts'
import { createClosedLoad } from './load/closed.ts'
import { createOpenLoad } from './load/open.ts'
import type { Pair } from './pair.ts'
import { percentile } from './percentile.ts'
import { cpuUs, familyOf, residentBytes } from './usage.ts'

/** One run in a process of its own, which is pinned to a core that no server uses. Prints its result as JSON. */
const job = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Job
/** So many connect at a time, so that connecting is not what is measured. */
const connectAtOnce = 50
const mostMessages = 4_000_000

const families = () => Object.fromEntries(Object.entries(job.pids).map(([name, pid]) => [name, familyOf(pid)] as const))
const sumOf = (pids: readonly number[], of: (pid: number) => number) => pids.reduce((sum, pid) => sum + of(pid), 0)
const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

const before = Object.fromEntries(Object.entries(families()).map(([name, pids]) => [name, sumOf(pids, residentBytes)]))

const dueAt = new Float64Array(mostMessages)
const state = new Uint8Array(mostMessages)
const deliveries = new Float64Array(mostMessages)
let delivered = 0
let done = 0
let isMeasuring = false
let load = { start() {}, done() {}, stop() {} }

const sent = (id: number, dueMs = performance.now()) => {
  dueAt[id] = dueMs
}
const settle = (id: number, bit: 1 | 2) => {
  const now = (state[id] ?? 0) | bit
  state[id] = now
  if (now !== 3) return
  if (isMeasuring) done++
  load.done()
}
const heard = {
  delivered(id: number) {
    // What belongs to a greeting has no number.
    if (Number.isNaN(id)) return
    if (isMeasuring) deliveries[delivered++] = performance.now() - (dueAt[id] ?? 0)
    settle(id, 1)
  },
  acknowledged: (id: number) => settle(id, 2),
  refused(code: string) {
    // More than the row can take, as a rate is that is tried out: it is counted among what did not arrive.
    if (code !== 'too_many_outstanding' || job.load.kind !== 'open') throw new Error(`refused: ${code}`)
  },
}

const connected = { perSecond: 0, slowestMs: 0 }
const { connect, connectVisitor } = crowds[job.protocol]

if (job.load.kind === 'closed' || job.load.kind === 'open') {
  const pairs: Pair[] = []
  for (let index = 0; index < job.pairs; index += connectAtOnce) {
    const some = Array.from({ length: Math.min(connectAtOnce, job.pairs - index) }, (_, more) => index + more)
    pairs.push(...(await Promise.all(some.map(each => connect(job, each, heard)))))
  }
  load =
    job.load.kind === 'closed'
      ? createClosedLoad(pairs, job.load.inFlight, sent)
      : createOpenLoad(pairs, job.load.perSecond, sent)
  load.start()
  await wait(job.warmUpMs)
} else {
  const atOnce = job.load.kind === 'storm' ? job.pairs : connectAtOnce
  const beginMs = performance.now()
  for (let index = 0; index < job.pairs; index += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, job.pairs - index) }, (_, more) => index + more)
    await Promise.all(
      some.map(async each => {
        await connectVisitor(job, each)
        connected.slowestMs = performance.now() - beginMs
      }),
    )
  }
  connected.perSecond = (job.pairs / connected.slowestMs) * 1000
  await wait(job.warmUpMs)
}

const pids = families()
const used = () => Object.fromEntries(Object.entries(pids).map(([name, all]) => [name, sumOf(all, cpuUs)]))
const beginMs = performance.now()
const usedBefore = used()
isMeasuring = true
await wait(job.measureMs)
isMeasuring = false
const usedAfter = used()
const passedMs = performance.now() - beginMs
load.stop()

const sorted = deliveries.subarray(0, delivered).sort()
const result: Result = {
  messages: done,
  perSecond: (done / passedMs) * 1000,
  deliveryMs: { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), p999: percentile(sorted, 0.999) },
  cpuUs: Object.fromEntries(
    Object.keys(pids).map(name => [name, ((usedAfter[name] ?? 0) - (usedBefore[name] ?? 0)) / Math.max(1, done)]),
  ),
  memory: Object.fromEntries(
    Object.entries(pids).map(([name, all]) => [name, { before: before[name] ?? 0, after: sumOf(all, residentBytes) }]),
  ),
  connected,
}
process.stdout.write(JSON.stringify(result), () => process.exit(0))
