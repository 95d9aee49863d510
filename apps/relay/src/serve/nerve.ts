import type { Bus } from '../bus/bus.ts'
import { createInProcessBus } from '../bus/in-process.ts'
import type { Clock } from '../clock/clock.ts'
import type { Config } from '../config/config.ts'
import { createInProcessPresence } from '../presence/in-process.ts'
import type { Presence } from '../presence/presence.ts'
import { createInProcessRates } from '../rates/in-process.ts'

/** A relay starts without its Redis too, but gives it this time first. */
const waitForRedisMs = 2000

/** What relays on one store (`storeName`) tell each other by: bus, presence and rates. `heard` may be set later. */
export async function openNerve({ redis }: Pick<Config, 'redis'>, storeName: string, clock: Clock) {
  const heard = { changed: (_isConnected: boolean) => {}, failed: (_error: unknown) => {} }
  if (redis === undefined) {
    const bus: Bus = createInProcessBus().connect()
    const presence: Presence = createInProcessPresence(clock)
    return { bus, presence, rates: createInProcessRates(clock), heard, close: () => bus.close() }
  }
  // Loaded only where it is used, as the drivers of the store are.
  const { createRedisBus } = await import('../bus/redis.ts')
  const { createRedisPresence } = await import('../presence/redis.ts')
  const { createRedisRates } = await import('../rates/redis.ts')
  const { createRedisClient } = await import('../redis/client.ts')
  const { promise: connected, resolve } = Promise.withResolvers<void>()
  const bus = createRedisBus(redis, storeName, clock, isConnected => {
    if (isConnected) resolve()
    heard.changed(isConnected)
  })
  const client = createRedisClient(redis)
  const presence = createRedisPresence(client, storeName, clock, error => heard.failed(error))
  const rates = createRedisRates(client, storeName, clock, error => heard.failed(error))
  const waited = clock.after(waitForRedisMs, resolve)
  await connected
  waited()
  return {
    bus,
    presence,
    rates,
    heard,
    async close() {
      rates.close()
      await bus.close()
      client.close()
    },
  }
}
