import type { Redis } from 'ioredis'
import { createClockByHand } from '../../clock/by-hand.ts'
import { newId } from '../../identity/tokens.ts'
import type { RedisAddress } from '../../redis/address.ts'
import type { Bus } from '../bus.ts'
import { createRedisBus } from '../redis.ts'

/** Resolves when the store is read because all may have passed that is heard again now. */
export const missedOnce = (bus: Bus) =>
  new Promise<void>(resolve => {
    const end = bus.onMissed(() => {
      if (!bus.isConnected()) return
      end()
      resolve()
    })
  })

/** Makes relays on stores of their own in one Redis. `observers` are bystanders, one at each server. */
export function createTogether(address: () => RedisAddress, observers: () => Redis[]) {
  const open: Bus[] = []

  /** Redis answers in the order of its turns: after some answers to a bystander what was sent before has been handed on. */
  async function settle() {
    for (let turn = 0; turn < 5; turn++) {
      await new Promise(resolve => setImmediate(resolve))
      await Promise.all(observers().map(observer => observer.ping()))
    }
    await new Promise(resolve => setImmediate(resolve))
  }

  return {
    settle,
    together() {
      const store = newId()
      const clock = createClockByHand()
      const connect = async () => {
        const bus = createRedisBus(address(), store, clock)
        open.push(bus)
        await missedOnce(bus)
        return bus
      }
      return { connect, settle, clock, store }
    },
    closeAll: () => Promise.all(open.splice(0).map(bus => bus.close())),
  }
}
