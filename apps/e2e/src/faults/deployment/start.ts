import { fileURLToPath } from 'node:url'
import { startPostgresql } from '../../../../relay/src/test-servers/postgresql.ts'
import { startRedis } from '../../../../relay/src/test-servers/redis.ts'
import { type Program, type RelayProcess, serve, startDemo } from '../../relay/process.ts'
import type { Random } from '../random/random.ts'
import { type Deployment, settings } from './deployment.ts'
import { createDisk } from './disk.ts'
import { createLossyRedis } from './lossy-redis.ts'

/** `embedded`: one relay on SQLite. `cluster`: two on one PostgreSQL and one Redis, all of their own. */
export type Kind = 'embedded' | 'cluster'
/** `clock`: the time is an hour wrong and steps back. `disk`: the store is on a small disk. `bus`: Redis loses, repeats and reorders events. */
export type Surroundings = 'clock' | 'disk' | 'bus'

/** Starts what a scenario runs against, with servers and folders of its own. */
export async function startDeployment(
  { kind = 'embedded', surroundings = [] }: { kind?: Kind; surroundings?: readonly Surroundings[] },
  { program = serve, random }: { program?: Program | undefined; random: Random },
): Promise<Deployment> {
  const own = surroundings.includes('clock') ? withWrongClock(program) : program
  return kind === 'embedded'
    ? startEmbedded(own, surroundings.includes('disk'))
    : startCluster(own, surroundings.includes('bus') ? random : undefined)
}

async function startEmbedded(program: Program, hasDisk: boolean): Promise<Deployment> {
  if (!hasDisk) {
    const relay = await startDemo(settings, program)
    return { relays: [relay], remove: relay.remove }
  }
  const disk = await createDisk()
  const relay = await startDemo({ ...settings, BECKON_DATA: disk.folder }, { ...program, within: disk.within })
  return {
    relays: [relay],
    disk,
    async remove() {
      await relay.remove()
      await disk.remove()
    },
  }
}

async function startCluster(program: Program, lossy: Random | undefined): Promise<Deployment> {
  const [redis, postgresql] = await Promise.all([startRedis(), startPostgresql()])
  const bus = lossy && (await createLossyRedis(Number(new URL(redis.url).port), lossy))
  const started: RelayProcess[] = []
  const remove = async () => {
    for (const relay of started) await relay.remove()
    await bus?.close()
    await redis.stop()
    await postgresql.stop()
  }
  try {
    const env = { ...settings, DATABASE_URL: await postgresql.database(), REDIS_URL: bus?.url ?? redis.url }
    const one = await startDemo(env, program)
    started.push(one)
    const two = await startDemo(env, program)
    started.push(two)
    return { relays: [one, two], redis, postgresql, ...(bus && { busFaults: bus.faults }), remove }
  } catch (error) {
    await remove()
    throw error
  }
}

const wrongClock = fileURLToPath(new URL('wrong-clock.ts', import.meta.url))
const withWrongClock = (program: Program): Program => ({ ...program, args: ['--import', wrongClock, ...program.args] })
