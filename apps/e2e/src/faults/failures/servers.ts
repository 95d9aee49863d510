import { setTimeout as wait } from 'node:timers/promises'
import type { TestServer } from '../../../../relay/src/test-servers/server.ts'
import type { Stage } from './failure.ts'

const redisAwayMs = { least: 0, most: 2000 }
const redisFrozenMs = { least: 500, most: 5000 }
const postgresqlAwayMs = { least: 0, most: 1500 }
/** What is left of a PostgreSQL whose first process was killed keeps its memory for a moment, and no other starts meanwhile. */
const startTries = { most: 40, everyMs: 250 }

/** SIGKILL, and started again empty. */
export const redisKill = beside('redis', 'redis-kill', async ({ deployment: { redis }, random }) => {
  await redis?.signal('SIGKILL')
  await wait(random.whole(redisAwayMs.least, redisAwayMs.most))
  await redis?.start()
})

/** Takes connections and commands, and answers nothing until it goes on. */
export const redisFreeze = beside('redis', 'redis-freeze', async ({ deployment: { redis }, random }) => {
  await redis?.signal('SIGSTOP')
  await wait(random.whole(redisFrozenMs.least, redisFrozenMs.most))
  await redis?.signal('SIGCONT')
})

/** An immediate shutdown (SIGQUIT) or SIGKILL of the first process, and a start that recovers from the log. */
export const postgresqlRestart = beside('postgresql', 'postgresql', async ({ deployment, random }) => {
  const { postgresql } = deployment
  await postgresql?.signal(random.pick(['SIGQUIT', 'SIGKILL'] as const))
  await wait(random.whole(postgresqlAwayMs.least, postgresqlAwayMs.most))
  if (postgresql) await startAgain(postgresql)
})

/** Runs beside all else, one at a time at each server. */
function beside(
  server: 'redis' | 'postgresql',
  fault: 'redis-kill' | 'redis-freeze' | 'postgresql',
  fail: (stage: Stage) => Promise<void>,
) {
  return async (stage: Stage): Promise<void> => {
    const { history, underWay } = stage
    await underWay.get(server)
    history.record({ event: 'fault', fault, phase: 'begin' })
    const over = fail(stage).then(() => history.record({ event: 'fault', fault, phase: 'end' }))
    underWay.set(server, over)
  }
}

async function startAgain(server: TestServer, tries = startTries.most): Promise<void> {
  try {
    await server.start()
  } catch (error) {
    if (tries <= 1) throw error
    await wait(startTries.everyMs)
    await startAgain(server, tries - 1)
  }
}
