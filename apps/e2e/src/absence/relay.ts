import { createApp } from '../../../relay/src/app/app.ts'
import { createInProcessBus } from '../../../relay/src/bus/in-process.ts'
import { createAnswerFinders } from '../../../relay/src/chat/answer-finder.ts'
import { systemClock } from '../../../relay/src/clock/clock.ts'
import { readConfig } from '../../../relay/src/config/config.ts'
import { places } from '../../../relay/src/config/places.ts'
import { createInProcessPresence } from '../../../relay/src/presence/in-process.ts'
import { openSqliteStore } from '../../../relay/src/store/sqlite/open.ts'

// A relay that lives in the future. Only its own clock is moved: files go on being stamped by the system, which would tell that a store was copied.
const read = readConfig(process.env)
if (!read.ok) throw new Error(read.problem)
const { config } = read
const aheadMs = Number(process.env.CLOCK_AHEAD_MS)
const clock = { ...systemClock, now: () => Date.now() + aheadMs }

const store = await openSqliteStore(config.dataFolder)
const { app, gateway } = await createApp({
  config,
  places,
  store,
  bus: createInProcessBus().connect(),
  presence: createInProcessPresence(clock),
  clock,
  createFinder: createAnswerFinders(),
  logger: { level: 'error' },
})
await app.listen({ port: config.port, host: config.host })
process.once('SIGTERM', async () => {
  await gateway.drain()
  await app.close()
  await store.close()
})
console.log('ready')
