import { Cluster, Redis, type RedisOptions } from 'ioredis'
import type { RedisAddress } from './address.ts'

/** A command without its answer after this time has no answer: a Redis on the same network takes less than a millisecond. */
const commandTimeoutMs = 1000
const connectTimeoutMs = 3000
const retryMostMs = 1000
/** A node that came back, or took over, is found within this time. */
const lookForNodesEveryMs = 2000

const retryMs = (times: number) => Math.min(2 ** times * 50, retryMostMs)

/** For things that may be lost: nothing is sent twice, a command fails at once or within `commandTimeoutMs`. */
const options = {
  protocol: 2,
  disableClientInfo: true,
  connectionName: `beckon-${process.pid}`,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false,
  maxRetriesPerRequest: 0,
  commandTimeout: commandTimeoutMs,
  connectTimeout: connectTimeoutMs,
} as const satisfies RedisOptions

/** A connection to one server, or to the one that is in charge; nothing is queued while it is away, and it comes back by itself for ever. */
export function connectRedis(address: Exclude<RedisAddress, { kind: 'cluster' }>): Redis {
  const more = { ...options, enableOfflineQueue: false, retryStrategy: retryMs }
  const client = address.kind === 'single' ? new Redis(address.url, more) : new Redis({ ...more, ...chosenBy(address) })
  // Each try that fails is told here; what it means is told by whoever uses the connection.
  client.on('error', () => {})
  return client
}

const chosenBy = ({ sentinels, name, login, isSecure }: RedisAddress & { kind: 'sentinel' }) => ({
  sentinels,
  name,
  ...login,
  sentinelRetryStrategy: retryMs,
  sentinelMaxConnections: sentinels.length,
  // A server that lives on when another one took over would be believed for ever.
  failoverDetector: true,
  ...(isSecure && { tls: {}, sentinelTLS: {}, enableTLSForSentinelMode: true }),
})

/** Connections to all nodes of a cluster, found from those named. `shardedSubscribers` adds one to each that hears. */
export function connectCluster(
  { nodes, login, isSecure }: RedisAddress & { kind: 'cluster' },
  hears: boolean,
): Cluster {
  const cluster = new Cluster(nodes, {
    enableOfflineQueue: false,
    shardedSubscribers: hears,
    slotsRefreshInterval: lookForNodesEveryMs,
    slotsRefreshTimeout: connectTimeoutMs,
    clusterRetryStrategy: retryMs,
    redisOptions: { ...options, ...login, ...(isSecure && { tls: {} }) },
  })
  cluster.on('error', () => {})
  return cluster
}

/** What presence and limits ask of Redis. */
export type RedisClient = {
  isReady(): boolean
  /** Runs a script whose keys are all in one slot. Rejects when there is no answer. */
  eval(script: string, keys: string[], args: (string | number)[]): Promise<unknown>
  close(): void
}

export const createRedisClient = (address: RedisAddress): RedisClient =>
  address.kind === 'cluster'
    ? toRedisClient(connectCluster(address, false), cluster => cluster.nodes())
    : toRedisClient(connectRedis(address), redis => [redis])

/** `connections` are those to give up when an answer does not come: nobody else waits for a Redis that hangs, since one that is closed fails at once. */
export function toRedisClient<C extends Redis | Cluster>(client: C, connections: (client: C) => Redis[]): RedisClient {
  return {
    isReady: () => client.status === 'ready',
    eval: (script, keys, args) =>
      client.eval(script, keys.length, ...keys, ...args).catch((error: unknown) => {
        if (error instanceof Error && error.message === 'Command timed out') {
          for (const { stream } of connections(client)) stream?.destroy()
        }
        throw error
      }),
    close: () => client.disconnect(),
  }
}
