import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { relayFlags } from '../../../relay/checkout/relay-flags.mjs'
import { startPostgresql } from '../../../relay/src/test-servers/postgresql.ts'
import { startRedis } from '../../../relay/src/test-servers/redis.ts'
import { unhurried } from '../../../relay/src/test-servers/unhurried.ts'
import type { Job, Key } from './job.ts'
import { seed } from './seed.ts'
import { type Server, startServer } from './servers/server.ts'

export type Keys = { pairs: Key[]; visitors: Key[] }

/** One row of the table while it runs. */
export type Running = Pick<Job, 'protocol' | 'visitors' | 'operators'> & {
  pids: Record<string, number>
  keys: Keys
  stop(): Promise<void>
}

export type Row = { name: string; start(size: Size): Promise<Running> }
/** How many may connect: pairs, and visitors who stay idle. */
export type Size = { pairs: number; visitors: number }

const fileOf = (name: string) => fileURLToPath(new URL(`servers/${name}.ts`, import.meta.url))
const command = fileURLToPath(new URL('../../../relay/src/command.ts', import.meta.url))
const controlReady = /listening .*"port":(\d+)/
const relayReady = /"relay":"http:\/\/[^:]+:(\d+)"/
const noKeys: Keys = { pairs: [], visitors: [] }

const address = ({ port }: Server) => `ws://127.0.0.1:${port}`

async function control(protocol: Job['protocol'], file: string): Promise<Running> {
  const server = await startServer('server', [fileOf(file)], controlReady)
  const url = address(server)
  return { protocol, visitors: url, operators: url, pids: { server: server.pid }, keys: noKeys, stop: server.stop }
}

async function socketIoNodes(): Promise<Running> {
  const redis = await startRedis()
  const env = { REDIS_URL: redis.url }
  const first = await startServer('first', [fileOf('socket-io')], controlReady, env)
  const second = await startServer('second', [fileOf('socket-io')], controlReady, env)
  return {
    protocol: 'socket-io',
    visitors: address(first),
    operators: address(second),
    pids: { first: first.pid, second: second.pid, redis: redis.pid() },
    keys: noKeys,
    async stop() {
      await Promise.all([first.stop(), second.stop()])
      await redis.stop()
    },
  }
}

const startRelay = (name: string, folder: string, env: NodeJS.ProcessEnv) =>
  startServer(name, [...relayFlags, ...profiling(name), command, 'serve'], relayReady, {
    ...unhurried,
    BECKON_PORT: '0',
    BECKON_DATA: folder,
    BECKON_LOG: 'info',
    ...env,
  })

/** With `BENCH_PROFILE` a folder, each relay leaves a profile of its processor time there. */
const profiles = process.env.BENCH_PROFILE
const profiling = (name: string) =>
  profiles ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`, `--cpu-prof-name=${name}-${Date.now()}.cpuprofile`] : []

async function embedded(size: Size): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'beckon-bench-'))
  const keys = await seed({ databaseUrl: undefined, dataFolder: folder }, size)
  const relay = await startRelay('relay', folder, {})
  const url = address(relay)
  return {
    protocol: 'beckon',
    visitors: url,
    operators: url,
    pids: { relay: relay.pid },
    keys,
    async stop() {
      await relay.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function cluster(size: Size): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'beckon-bench-'))
  const [redis, postgresql] = await Promise.all([startRedis(), startPostgresql()])
  const databaseUrl = await postgresql.database()
  const keys = await seed({ databaseUrl, dataFolder: folder }, size)
  const env = { REDIS_URL: redis.url, DATABASE_URL: databaseUrl }
  const first = await startRelay('first', folder, env)
  const second = await startRelay('second', folder, env)
  return {
    protocol: 'beckon',
    visitors: address(first),
    operators: address(second),
    pids: { first: first.pid, second: second.pid, redis: redis.pid(), postgresql: postgresql.pid() },
    keys,
    async stop() {
      await Promise.all([first.stop(), second.stop()])
      await Promise.all([redis.stop(), postgresql.stop()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Control rows first. */
export const rows: readonly Row[] = [
  { name: 'ws, acks', start: () => control('bare', 'bare') },
  { name: 'ws, acks, SQLite', start: () => control('bare', 'bare-sqlite') },
  { name: 'Socket.IO, acks', start: () => control('socket-io', 'socket-io') },
  { name: 'Socket.IO, Redis, two nodes', start: socketIoNodes },
  { name: 'Beckon', start: embedded },
  { name: 'Beckon, two relays, Redis, PostgreSQL', start: cluster },
]
