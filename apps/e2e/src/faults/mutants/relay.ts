import { createApp } from '../../../../relay/src/app/app.ts'
import { createInProcessBus } from '../../../../relay/src/bus/in-process.ts'
import { createAnswerFinder } from '../../../../relay/src/chat/answer-finder.ts'
import { systemClock } from '../../../../relay/src/clock/clock.ts'
import { readConfig } from '../../../../relay/src/config/config.ts'
import { places } from '../../../../relay/src/config/places.ts'
import { createInProcessPresence } from '../../../../relay/src/presence/in-process.ts'
import { openSqliteStore } from '../../../../relay/src/store/sqlite/open.ts'
import { typingEndsMs } from './limits.ts'
import { mutants, sound } from './mutants.ts'

// A relay of its own process with one mutant inside, named as the only argument.
const [name] = process.argv.slice(2)
const mutant = [sound, ...mutants].find(one => one.name === name)
const read = readConfig(process.env)
if (!mutant || !read.ok) throw new Error(read.ok ? `no mutant ${name}` : read.problem)
const { config } = read

// Each restart sets the clock back by three times as long as the last one is ago: nothing may be ordered by it.
const behindMs = 3 * (Date.now() % 86_400_000)
const slippingClock = { ...systemClock, now: () => Date.now() - behindMs }

const store = await openSqliteStore(config.dataFolder)
const whole = { conversations: store.conversations, bus: createInProcessBus().connect(), clock: slippingClock }
const { conversations, bus, clock } = mutant.break(whole)
const { app } = await createApp({
  config,
  places,
  store: { ...store, conversations },
  bus,
  presence: createInProcessPresence(clock),
  clock,
  createFinder: createAnswerFinder,
  logger: { level: 'error' },
  limits: { typingEndsMs },
})
await app.listen({ port: config.port, host: config.host })
process.on('SIGTERM', () => process.exit(0))
console.log('ready')
