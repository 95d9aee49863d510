import type { RedisAddress } from '../redis/address.ts'
import { connectCluster } from '../redis/client.ts'
import type { Wire, WireEvents } from './wire.ts'

/** So many channels spread over any usual number of nodes; more would only cost beats. */
const channels = 12

/**
 * Sharded pub/sub on Redis Cluster: each channel lives on the one node that has its slot, where plain pub/sub would send every event to every node. Which of
 * them are heard again after a node was away is told by the beats of the bus alone.
 */
export function createSharded(
  address: RedisAddress & { kind: 'cluster' },
  storeName: string,
  { heard, listening, changed, lost }: WireEvents,
): Wire {
  const names = Array.from({ length: channels }, (_, channel) => `beckon:{${storeName}:${channel}}:events`)
  const channelOf = new Map(names.map((name, channel) => [name, channel]))
  const cluster = connectCluster(address, true)
  let isClosed = false
  // What fails here is silent, and renewed for that.
  const subscribe = (name: string, channel: number) =>
    cluster.ssubscribe(name).then(
      () => listening(channel),
      () => {},
    )

  cluster.on('smessage', (name: string, text: string) => {
    const channel = channelOf.get(name)
    if (channel !== undefined) heard(channel, text)
  })
  // After this the library subscribes again by itself where slots have moved or a node is back.
  cluster.once('ready', () => names.map(subscribe))
  cluster.on('ready', changed)
  cluster.on('close', () => {
    if (isClosed) return
    lost()
    changed()
  })

  return {
    name: 'redis cluster',
    channels,
    publish: (channel, text) => cluster.spublish(String(names[channel]), text),
    isOpen: () => cluster.status === 'ready',
    renew(channel) {
      const name = String(names[channel])
      const again = () => subscribe(name, channel)
      cluster.sunsubscribe(name).then(again, again)
    },
    close() {
      isClosed = true
      cluster.disconnect()
    },
  }
}
