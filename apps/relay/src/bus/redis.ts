import { type Clock, every } from '../clock/clock.ts'
import { newId } from '../identity/tokens.ts'
import { counts } from '../metrics/counts.ts'
import type { RedisAddress } from '../redis/address.ts'
import type { Bus, BusEvent } from './bus.ts'
import { createPubSub } from './pub-sub.ts'
import { createSharded } from './sharded.ts'
import type { WireEvents } from './wire.ts'

/** Each relay is heard this often by itself too, which proves the whole way: out, through Redis, and in. */
const beatEveryMs = 2000
/** Three beats lost: the connection is dead, or Redis is frozen. */
const silenceMs = 7000
/** While Redis is away the store is read this often instead. */
const readEveryMs = 4000
/** So many publishes may be without an answer; a Redis that hangs must not cost memory without bound. */
const maxUnanswered = 256

/** What goes over a channel: the events of one turn, or a word that some of them were lost on the way. */
type Batch = { from: string; events: BusEvent[]; lost?: true }

/** One channel as this relay knows it. */
type Channel = { waiting: BusEvent[]; hasLost: boolean; heardOwnAtMs: number; isHeard: boolean }

/**
 * A bus over Redis for all relays on one store (`storeName`): all that is published in one turn of the event loop is one publish on each channel it
 * concerns. Made at once and connected later: until then it is away like any time Redis is.
 */
export function createRedisBus(
  address: RedisAddress,
  storeName: string,
  clock: Clock,
  changed: (isConnected: boolean) => void = () => {},
): Bus {
  const own = newId()
  const ownBegins = JSON.stringify({ from: own }).slice(0, -1)
  const listeners = new Set<(event: BusEvent) => void>()
  const missed = new Set<() => void>()
  const events: WireEvents = {
    heard,
    listening: greetOneself,
    changed: look,
    lost: () => channels.forEach(markLost),
  }
  const wire =
    address.kind === 'cluster' ? createSharded(address, storeName, events) : createPubSub(address, storeName, events)
  const channels = Array.from({ length: wire.channels }, (): Channel => {
    return { waiting: [], hasLost: false, heardOwnAtMs: clock.now(), isHeard: false }
  })
  let isFlushing = false
  let unanswered = 0
  let wasOpen = false
  let wasConnected = false
  let readAtMs = 0

  const isConnected = () => wire.isOpen() && channels.every(({ isHeard }) => isHeard)
  const markLost = (channel: Channel) => {
    channel.hasLost = true
  }

  function readStore() {
    readAtMs = clock.now()
    for (const listener of missed) listener()
  }

  /** Both ways must be open; each time they are again, something may have passed. */
  function look() {
    const isOpen = wire.isOpen()
    if (isOpen !== wasOpen) {
      wasOpen = isOpen
      for (const channel of channels) {
        channel.isHeard = false
        channel.heardOwnAtMs = clock.now()
      }
    }
    const isNow = isConnected()
    if (isNow === wasConnected) return
    wasConnected = isNow
    changed(isNow)
    if (isNow) readStore()
  }

  function flush() {
    isFlushing = false
    for (const [index, channel] of channels.entries()) {
      if (channel.waiting.length === 0) continue
      const { waiting } = channel
      channel.waiting = []
      send(index, channel, { from: own, events: waiting })
    }
  }

  function send(index: number, channel: Channel, batch: Batch) {
    if (!wire.isOpen() || unanswered >= maxUnanswered) {
      channel.hasLost = true
      return
    }
    unanswered++
    wire.publish(index, JSON.stringify(batch)).then(
      () => {
        unanswered--
        if (batch.lost) channel.hasLost = false
      },
      () => {
        unanswered--
        channel.hasLost = true
      },
    )
  }

  /** Hearing oneself is the proof. A word about what was lost waits for the next beat: the others may not hear again yet. */
  function greetOneself(index: number) {
    const channel = channels[index]
    if (channel) send(index, channel, { from: own, events: [] })
  }

  function beat() {
    for (const [index, channel] of channels.entries()) {
      send(index, channel, { from: own, events: [], ...(channel.hasLost && { lost: true }) })
    }
  }

  function heard(index: number, text: string) {
    const channel = channels[index]
    // Half of all that is heard is one's own, and need not be parsed.
    if (text.startsWith(ownBegins)) {
      if (!channel) return
      channel.heardOwnAtMs = clock.now()
      channel.isHeard = true
      look()
      return
    }
    const { events, lost }: Batch = JSON.parse(text)
    counts.eventsIn += events.length
    for (const event of events) for (const listener of listeners) listener(event)
    if (lost) readStore()
  }

  const stopBeat = every(clock, beatEveryMs, () => {
    const now = clock.now()
    beat()
    for (const [index, channel] of channels.entries()) {
      if (Math.abs(now - channel.heardOwnAtMs) <= silenceMs) continue
      channel.isHeard = false
      channel.heardOwnAtMs = now
      if (wire.isOpen()) wire.renew(index)
    }
    look()
    if (!isConnected() && Math.abs(now - readAtMs) >= readEveryMs) readStore()
  })

  return {
    get inForce() {
      return isConnected() ? wire.name : `${wire.name}: away, other relays are heard through the store`
    },
    isConnected,
    publish(event) {
      if (!isFlushing) setImmediate(flush)
      isFlushing = true
      channels[channelOf(event, channels.length)]?.waiting.push(event)
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
      wire.close()
    },
  }
}

/** What concerns one conversation goes one way, and so keeps its order. */
function channelOf(event: BusEvent, channels: number): number {
  if (channels === 1) return 0
  let hash = 0
  for (const character of subjectOf(event)) hash = (hash * 31 + character.charCodeAt(0)) >>> 0
  return hash % channels
}

function subjectOf(event: BusEvent): string {
  if (event.kind === 'written') return event.conversation.id
  if (event.kind === 'typing') return event.conversation
  if (event.kind === 'device-ended') return event.visitor
  return event.kind === 'session-ended' ? event.session : event.site
}
