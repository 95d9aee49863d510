import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { counts, observers } from './counts.ts'

/** What only the gateway knows, asked for at each scrape. */
export type Live = { connections(): { visitor: number; operator: number }; outstanding(): number }

/** Between two looks of the sampler; every delay it reports contains it. */
const resolutionMs = 10

/** Everything this relay measures, in the names of Prometheus. Nothing is added up until somebody reads it. */
export function createRegistry(live: Live): { registry: Registry; stop(): void } {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: resolutionMs })
  const loop = monitorEventLoopDelay({ resolution: resolutionMs })
  loop.enable()

  const counter = (name: string, help: string, read: () => number) =>
    new Counter({
      name: `beckon_${name}_total`,
      help,
      registers,
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  counter('messages_stored', 'Messages stored, those of the relay itself included', () => counts.messagesStored)
  counter('acks', 'Sends and starts acknowledged, repeated ones included', () => counts.acks)
  counter('bus_events_out', 'Events published for other relays', () => counts.eventsOut)
  counter('bus_events_in', 'Events heard from other relays', () => counts.eventsIn)
  counter('slow_readers_cut', 'Connections cut off because they did not read', () => counts.slowReadersCut)
  counter('catch_ups', 'Times the store was read because events of the bus may have been missed', () => counts.catchUps)
  counter('cursors_ahead', 'Cursors of clients beyond the head under the same epoch', () => counts.cursorsAhead)
  new Counter({
    name: 'beckon_refusals_total',
    help: 'Requests refused, by the code of PROTOCOL.md',
    labelNames: ['code'],
    registers,
    collect() {
      this.reset()
      for (const [code, count] of Object.entries(counts.refusals)) this.inc({ code }, count)
    },
  })
  new Gauge({
    name: 'beckon_connections',
    help: 'WebSockets open now',
    labelNames: ['kind'],
    registers,
    collect() {
      for (const [kind, count] of Object.entries(live.connections())) this.set({ kind }, count)
    },
  })
  new Gauge({
    name: 'beckon_sends_outstanding',
    help: 'Sends read and not yet answered',
    registers,
    collect() {
      this.set(live.outstanding())
    },
  })
  new Gauge({
    name: 'beckon_event_loop_lag_seconds',
    help: 'How late the event loop was since the last scrape; quantile 1 is the longest',
    labelNames: ['quantile'],
    registers,
    collect() {
      for (const [quantile, seconds] of Object.entries(readLag(loop))) this.set({ quantile }, seconds)
      loop.reset()
    },
  })
  const writes = new Histogram({
    name: 'beckon_commit_writes',
    help: 'Writes in one commit',
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
    registers,
  })
  const seconds = new Histogram({
    name: 'beckon_commit_seconds',
    help: 'How long one commit took, its flush to disk included',
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5],
    registers,
  })
  observers.commit = commit => {
    writes.observe(commit.writes)
    seconds.observe(commit.seconds)
  }
  return {
    registry,
    stop() {
      observers.commit = undefined
      loop.disable()
    },
  }
}

/** In seconds, by quantile. */
function readLag(loop: ReturnType<typeof monitorEventLoopDelay>): Record<string, number> {
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - resolutionMs / 1000)
  return { 0.5: late(loop.percentile(50)), 0.99: late(loop.percentile(99)), 1: late(loop.max) }
}
