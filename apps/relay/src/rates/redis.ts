import { type Clock, every } from '../clock/clock.ts'
import { newId } from '../identity/tokens.ts'
import type { RedisClient } from '../redis/client.ts'
import { createInProcessRates } from './in-process.ts'
import type { Rates, Taken } from './rates.ts'
import type { SenderRates } from './sender.ts'

const tellEveryMs = 1000
/** So many senders in one script, which stops Redis for others while it runs. */
const sendersAScript = 200
/** Redis keeps what was sent in steps of this length, for as long as the longest span. */
const stepMs = 10_000
const steps = 7

type Sender = { id: string; rates: SenderRates; known: Map<number, { frames: number; sends: number }> }

/**
 * Rates over all relays on one store (`storeName`). What is rare is asked of Redis each time; what is frequent is decided here and told once a second, and what the
 * others have told comes back with the answer. While Redis is away each relay counts for itself.
 */
export function createRedisRates(
  client: RedisClient,
  storeName: string,
  clock: Clock,
  failed: (error: unknown) => void = () => {},
): Rates {
  const own = createInProcessRates(clock)
  const senders = new Map<string, Sender>()
  // The braces keep all keys in one slot of a cluster, where one script may use them.
  const keyOf = (kind: string, key: string) => `{beckon:${storeName}}:rates:${kind}:${key}`
  let isTelling = false

  /** Answers undefined when Redis did not. */
  async function run(script: string, keys: string[], args: (string | number)[]): Promise<unknown> {
    if (!client.isReady()) return undefined
    return client.eval(script, keys, args).catch((error: unknown) => failed(error))
  }

  async function tell() {
    const active = [...senders.values()].filter(({ rates: { untold } }) => untold.frames + untold.sends > 0)
    for (let from = 0; from < active.length; from += sendersAScript) {
      const some = active.slice(from, from + sendersAScript)
      const told = some.map(({ rates }) => ({ ...rates.untold }))
      const args = told.flatMap(({ frames, sends }) => [frames, sends])
      const answer = await run(
        tellScript,
        some.map(({ id }) => keyOf('sender', id)),
        [stepMs, steps, ...args],
      )
      if (!Array.isArray(answer)) return
      const [now, ...counts] = answer as [number, ...number[][]]
      for (const [index, sender] of some.entries()) {
        const { untold } = sender.rates
        const mine = told[index] ?? { frames: 0, sends: 0 }
        untold.frames -= mine.frames
        untold.sends -= mine.sends
        learn(sender, now, counts[index] ?? [], mine)
      }
    }
  }

  /** What all have told in each step, without what is known of it already, was sent to other relays. */
  function learn({ rates, known }: Sender, now: number, counts: number[], mine: { frames: number; sends: number }) {
    const latest = Math.floor(now / stepMs)
    const isKnown = known.size > 0
    for (let index = 0; index < counts.length; index += 3) {
      const [step = 0, frames = 0, sends = 0] = counts.slice(index, index + 3)
      const before = known.get(step) ?? { frames: 0, sends: 0 }
      const ours = step === latest ? mine : { frames: 0, sends: 0 }
      const more = {
        frames: Math.max(0, frames - before.frames - ours.frames),
        sends: Math.max(0, sends - before.sends - ours.sends),
      }
      // Of a sender met for the first time it is as old as its step; else it was sent since the last telling.
      const ageMs = isKnown ? 0 : Math.max(0, now - (step + 1) * stepMs)
      known.set(step, { frames, sends })
      rates.elsewhere(more, clock.now() - ageMs)
    }
    for (const step of known.keys()) if (step <= latest - steps) known.delete(step)
  }

  const stopTelling = every(clock, tellEveryMs, () => {
    if (isTelling) return
    isTelling = true
    tell()
      .catch(failed)
      .finally(() => {
        isTelling = false
      })
  })

  return {
    async take(limits): Promise<Taken> {
      const keys = limits.map(({ key }) => keyOf('taken', key))
      const member = newId()
      const answer = await run(takeScript, keys, [member, ...limits.flatMap(({ most, spanMs }) => [most, spanMs])])
      if (typeof answer === 'number' && answer > 0) return { ok: false, waitMs: answer }
      // Counted here, too, for the time without Redis.
      const here = await own.take(limits)
      if (answer === undefined) return here
      return {
        ok: true,
        async giveBack() {
          if (here.ok) await here.giveBack()
          await run(giveBackScript, keys, [member])
        },
      }
    },
    sender(id, limits) {
      const rates = own.sender(id, limits)
      if (senders.get(id)?.rates !== rates) senders.set(id, { id, rates, known: new Map() })
      return rates
    },
    forget(id) {
      own.forget(id)
      senders.delete(id)
    },
    close() {
      stopTelling()
    },
  }
}

/** Redis' own clock, because those of several machines differ. */
const now = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
`

/** Of each key a set of what was taken, by its time. Answers how long to wait, 0 when one was taken from each. */
const takeScript = `${now}
  local wait = 0
  for index, key in ipairs(KEYS) do
    local most, span = tonumber(ARGV[index * 2]), tonumber(ARGV[index * 2 + 1])
    redis.call('ZREMRANGEBYSCORE', key, '-inf', now - span)
    if redis.call('ZCARD', key) >= most then
      local oldest = redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')
      wait = math.max(wait, tonumber(oldest[2]) + span - now)
    end
  end
  if wait > 0 then return wait end
  for index, key in ipairs(KEYS) do
    redis.call('ZADD', key, now, ARGV[1])
    redis.call('PEXPIRE', key, ARGV[index * 2 + 1])
  end
  return 0
`

const giveBackScript = `
  for _, key in ipairs(KEYS) do redis.call('ZREM', key, ARGV[1]) end
`

/** Of each sender a hash of steps. Answers the time, and for each sender its steps as step, frames, sends, …, the oldest first. */
const tellScript = `${now}
  local length, steps = tonumber(ARGV[1]), tonumber(ARGV[2])
  local latest = math.floor(now / length)
  local answer = { now }
  for index, key in ipairs(KEYS) do
    redis.call('HINCRBY', key, latest .. ':f', ARGV[index * 2 + 1])
    redis.call('HINCRBY', key, latest .. ':s', ARGV[index * 2 + 2])
    redis.call('PEXPIRE', key, length * steps)
    local counts = {}
    for step = latest - steps + 1, latest do
      local found = redis.call('HMGET', key, step .. ':f', step .. ':s')
      if found[1] then
        table.insert(counts, step)
        table.insert(counts, tonumber(found[1]))
        table.insert(counts, tonumber(found[2]))
      end
    end
    redis.call('HDEL', key, (latest - steps) .. ':f', (latest - steps) .. ':s')
    table.insert(answer, counts)
  end
  return answer
`
