import type { Redis } from 'ioredis'
import type { RedisAddress } from '../redis/address.ts'
import { connectRedis } from '../redis/client.ts'
import type { Wire, WireEvents } from './wire.ts'

/** Pub/sub on one server: a single channel. A connection that subscribes can do nothing else, so there are two. */
export function createPubSub(
  address: Exclude<RedisAddress, { kind: 'cluster' }>,
  storeName: string,
  { heard, listening, changed, lost }: WireEvents,
): Wire {
  const channel = `beckon:${storeName}:events`
  const publisher = connectRedis(address)
  const subscriber = connectRedis(address)
  let isSubscribed = false
  const isOpen = () => isSubscribed && publisher.status === 'ready'
  const open = () => {
    changed()
    if (isOpen()) listening(0)
  }

  subscriber.on('message', (_channel, text) => heard(0, text))
  subscriber.on('ready', () => {
    subscriber.subscribe(channel).then(
      () => {
        isSubscribed = true
        open()
      },
      () => reconnect(subscriber),
    )
  })
  subscriber.on('close', () => {
    isSubscribed = false
    changed()
  })
  publisher.on('ready', open)
  publisher.on('close', () => {
    lost()
    changed()
  })

  return {
    name: address.kind === 'sentinel' ? 'redis sentinel' : 'redis',
    channels: 1,
    async publish(_channel, text) {
      if (publisher.status !== 'ready') throw new Error('Redis is away')
      await publisher.publish(channel, text).catch((error: unknown) => {
        // An answer that did not come may never come; a new connection is the way to know.
        if (publisher.status === 'ready') reconnect(publisher)
        throw error
      })
    },
    isOpen,
    renew() {
      reconnect(subscriber)
      reconnect(publisher)
    },
    close() {
      for (const client of [publisher, subscriber]) {
        client.removeAllListeners('close')
        client.disconnect()
      }
    },
  }
}

/** A peer that is frozen does not take part in a farewell. */
const reconnect = (client: Redis) => client.stream?.destroy()
