import type { Redis } from 'ioredis'
import { type Clock, every } from '../clock/clock.ts'
import { newId } from '../identity/tokens.ts'
import { counts } from '../metrics/counts.ts'
import { createRedisClient } from '../redis/client.ts'
import type { Bus, BusEvent } from './bus.ts'

/** Each relay is heard this often by itself too, which proves the whole way: out, through Redis, and in. */
const beatEveryMs = 2000
/** Three beats lost: the connection is dead, or Redis is frozen. */
const silenceMs = 7000
/** While Redis is away the store is read this often instead. */
const readEveryMs = 4000
/** So many publishes may be without an answer; a Redis that hangs must not cost memory without bound. */
const maxUnanswered = 256

/** What goes over the channel: the events of one turn, or a word that some of them were lost on the way. */
type Batch = { from: string; events: BusEvent[]; lost?: true }

/**
 * A bus over Redis pub/sub: one channel for all relays on one store (`storeName`), and all that is published in one turn of the event loop is one
 * publish. Made at once and connected later: until then it is away like any time Redis is.
 */
export function createRedisBus(
  url: string,
  storeName: string,
  clock: Clock,
  changed: (isConnected: boolean) => void = () => {},
): Bus {
  const channel = `beckon:${storeName}:events`
  const own = newId()
  const publisher = createRedisClient(url)
  const subscriber = createRedisClient(url)
  const listeners = new Set<(event: BusEvent) => void>()
  const missed = new Set<() => void>()
  let waiting: BusEvent[] = []
  let unanswered = 0
  let hasLost = false
  let isSubscribed = false
  let wasConnected = false
  let heardOwnAtMs = 0
  let readAtMs = 0

  const isConnected = () => isSubscribed && publisher.status === 'ready'

  function readStore() {
    readAtMs = clock.now()
    for (const listener of missed) listener()
  }

  /** Both ways must be open; each time they are again, something may have passed. */
  function look() {
    const isNow = isConnected()
    if (isNow === wasConnected) return
    wasConnected = isNow
    changed(isNow)
    if (isNow) readStore()
  }

  function flush() {
    const events = waiting
    waiting = []
    send({ from: own, events })
  }

  function send(batch: Batch) {
    if (publisher.status !== 'ready' || unanswered >= maxUnanswered) {
      hasLost = true
      return
    }
    unanswered++
    publisher.publish(channel, JSON.stringify(batch)).then(
      () => {
        unanswered--
        if (batch.lost) hasLost = false
      },
      () => {
        unanswered--
        hasLost = true
        // An answer that did not come may never come; a new connection is the way to know.
        if (publisher.status === 'ready') reconnect(publisher)
      },
    )
  }

  function hear(text: string) {
    const { from, events, lost }: Batch = JSON.parse(text)
    if (from === own) {
      heardOwnAtMs = clock.now()
      return
    }
    counts.eventsIn += events.length
    for (const event of events) for (const listener of listeners) listener(event)
    if (lost) readStore()
  }

  subscriber.on('message', (_channel, text) => hear(text))
  subscriber.on('ready', () => {
    subscriber.subscribe(channel).then(
      () => {
        isSubscribed = true
        heardOwnAtMs = clock.now()
        look()
      },
      () => reconnect(subscriber),
    )
  })
  subscriber.on('close', () => {
    isSubscribed = false
    look()
  })
  publisher.on('ready', look)
  publisher.on('close', () => {
    hasLost = true
    look()
  })

  const stopBeat = every(clock, beatEveryMs, () => {
    const now = clock.now()
    send({ from: own, events: [], ...(hasLost && { lost: true }) })
    if (isConnected() && Math.abs(now - heardOwnAtMs) > silenceMs) {
      reconnect(subscriber)
      reconnect(publisher)
    }
    if (!isConnected() && Math.abs(now - readAtMs) >= readEveryMs) readStore()
  })

  return {
    get inForce() {
      return isConnected() ? 'redis' : 'redis: away, other relays are heard through the store'
    },
    isConnected,
    publish(event) {
      if (waiting.length === 0) setImmediate(flush)
      waiting.push(event)
      counts.eventsOut++
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onMissed(listener) {
      missed.add(listener)
      return () => missed.delete(listener)
    },
    async close() {
      stopBeat()
      listeners.clear()
      missed.clear()
      publisher.removeAllListeners('close')
      subscriber.removeAllListeners('close')
      publisher.disconnect()
      subscriber.disconnect()
    },
  }
}

/** A peer that is frozen does not take part in a farewell. */
const reconnect = (client: Redis) => client.stream?.destroy()
