import type { Clock } from '../clock/clock.ts'
import type { RedisClient } from '../redis/client.ts'
import { createInProcessPresence } from './in-process.ts'
import { type Presence, presenceEndsMs } from './presence.ts'

/**
 * Presence over all relays on one store (`storeName`): sets of connections, each with the time of Redis at which it ends, and one state an operator.
 * While Redis is away, or answers late, each relay knows its own operators only; the next announcement brings all back.
 */
export function createRedisPresence(
  client: RedisClient,
  storeName: string,
  clock: Clock,
  failed: (error: unknown) => void = () => {},
): Presence {
  const own = createInProcessPresence(clock)
  const operatorOf = new Map<string, { id: string; sites: string[] }>()
  // The braces keep all keys in one slot of a cluster, where one script may use them.
  const prefix = `{beckon:${storeName}}:presence:`
  const siteKey = (site: string) => `${prefix}site:${site}`
  const operatorKey = (id: string) => `${prefix}operator:${id}`
  const stateKey = (id: string) => `${prefix}state:${id}`

  /** Answers undefined when Redis did not. */
  async function run(script: string, keys: string[], args: (string | number)[]): Promise<unknown> {
    if (!client.isReady()) return undefined
    return client.eval(script, keys, args).catch((error: unknown) => failed(error))
  }

  async function online(site: string): Promise<string[]> {
    const answer = await run(onlineScript, [siteKey(site)], [stateKey('')])
    return Array.isArray(answer) ? answer.map(String) : own.online(site)
  }

  return {
    async announce(connection, operator, state) {
      operatorOf.set(connection, operator)
      await own.announce(connection, operator, state)
      const { id, sites } = operator
      const keys = [stateKey(id), operatorKey(id), ...sites.map(siteKey)]
      await run(announceScript, keys, [presenceEndsMs, connection, memberOf(connection, id), state ?? ''])
    },
    async withdraw(connection) {
      const operator = operatorOf.get(connection)
      operatorOf.delete(connection)
      await own.withdraw(connection)
      if (!operator) return
      const { id, sites } = operator
      const keys = [stateKey(id), operatorKey(id), ...sites.map(siteKey)]
      await run(withdrawScript, keys, [connection, memberOf(connection, id)])
    },
    isOnline: async site => (await online(site)).length > 0,
    online,
  }
}

const memberOf = (connection: string, operator: string) => `${connection} ${operator}`

/** Redis' own clock, because those of several machines differ. */
const now = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
`

const announceScript = `${now}
  local ends = tonumber(ARGV[1])
  if ARGV[4] ~= '' then redis.call('SET', KEYS[1], ARGV[4], 'PX', ends) else redis.call('PEXPIRE', KEYS[1], ends) end
  for index = 2, #KEYS do
    redis.call('ZADD', KEYS[index], now + ends, index == 2 and ARGV[2] or ARGV[3])
    redis.call('PEXPIRE', KEYS[index], ends)
  end
`

const withdrawScript = `${now}
  for index = 2, #KEYS do redis.call('ZREM', KEYS[index], index == 2 and ARGV[1] or ARGV[2]) end
  if redis.call('ZCOUNT', KEYS[2], '(' .. now, '+inf') == 0 then redis.call('DEL', KEYS[1], KEYS[2]) end
`

const onlineScript = `${now}
  local seen, online = {}, {}
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. now, '+inf')) do
    local operator = string.match(member, ' (.*)$')
    if not seen[operator] and redis.call('GET', ARGV[1] .. operator) ~= 'away' then table.insert(online, operator) end
    seen[operator] = true
  end
  return online
`
