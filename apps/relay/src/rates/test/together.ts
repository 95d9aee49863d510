import type { Redis } from 'ioredis'
import { createClockByHand } from '../../clock/by-hand.ts'
import { newId } from '../../identity/tokens.ts'
import { letPass } from '../../presence/test/time.ts'
import type { RedisClient } from '../../redis/client.ts'
import { createRedisRates } from '../redis.ts'

/** Relays on a store of their own in one Redis, with one clock. `servers` are those that hold the keys. */
export function createTogether(client: RedisClient, servers: Redis[]) {
  const clock = createClockByHand()
  const store = newId()
  return {
    connect: () => createRedisRates(client, store, clock),
    async advance(ms: number) {
      await letPass(servers, ms)
      clock.advance(ms)
    },
    /** The relays tell each other at the same moment, so it takes two rounds until each knows what the other has told. */
    async settle() {
      for (let round = 0; round < 2; round++) {
        clock.advance(500)
        // The script runs in order before this answer; what it answered is taken in by then.
        await Promise.all(
          [1, 2, 3].map(() => client.eval("return redis.call('EXISTS', KEYS[1])", [`{beckon:${store}}`], [])),
        )
        await new Promise(resolve => setImmediate(resolve))
      }
    },
    now: clock.now,
    store,
  }
}
