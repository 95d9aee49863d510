import { Redis } from 'ioredis'

/** A command without its answer after this time has no answer: a Redis on the same network takes less than a millisecond. */
const commandTimeoutMs = 1000
const connectTimeoutMs = 3000
const retryMostMs = 1000

/**
 * A connection to Redis for things that may be lost: nothing is queued while it is away, nothing is sent twice, a command fails at once or within
 * `commandTimeoutMs`. It comes back by itself for ever.
 */
export function createRedisClient(url: string): Redis {
  const client = new Redis(url, {
    protocol: 2,
    disableClientInfo: true,
    connectionName: `beckon-${process.pid}`,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    maxRetriesPerRequest: 0,
    commandTimeout: commandTimeoutMs,
    connectTimeout: connectTimeoutMs,
    retryStrategy: times => Math.min(2 ** times * 50, retryMostMs),
  })
  // Each try that fails is told here; what it means is told by whoever uses the connection.
  client.on('error', () => {})
  return client
}
