import { startPostgresql } from '../../../relay/src/test-servers/postgresql.ts'
import { startRedis } from '../../../relay/src/test-servers/redis.ts'
import { unhurried } from '../../../relay/src/test-servers/unhurried.ts'
import { createNetwork } from '../faults/network/proxy.ts'
import { type RelayProcess, serve, startDemo } from '../relay/process.ts'

const relayCount = 3

export type Cluster = {
  relays: readonly RelayProcess[]
  /** Of the load balancer in front of them. */
  address: string
  remove(): Promise<void>
}

/** Three relays on a PostgreSQL and a Redis of their own, behind one address that takes turns. */
export async function startCluster(): Promise<Cluster> {
  const [redis, postgresql] = await Promise.all([startRedis(), startPostgresql()])
  const relays: RelayProcess[] = []
  let turn = 0
  const network = await createNetwork(() => {
    const ports = relays.map(({ relay }) => Number(new URL(relay).port))
    const first = turn++ % ports.length
    return [...ports.slice(first), ...ports.slice(0, first)]
  })
  const remove = async () => {
    await network.close()
    await Promise.all(relays.map(relay => relay.remove()))
    await redis.stop()
    await postgresql.stop()
  }
  try {
    const env = { ...unhurried, DATABASE_URL: await postgresql.database(), REDIS_URL: redis.url }
    // The first one makes the tables.
    relays.push(await startDemo(env, serve))
    relays.push(...(await Promise.all(Array.from({ length: relayCount - 1 }, () => startDemo(env, serve)))))
    return { relays, address: `http://127.0.0.1:${network.port}`, remove }
  } catch (error) {
    await remove()
    throw error
  }
}
