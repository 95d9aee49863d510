import { createApp } from '../../../../relay/src/app/app.ts'
import { createAnswerFinders } from '../../../../relay/src/chat/answer-finder.ts'
import { systemClock } from '../../../../relay/src/clock/clock.ts'
import { readConfig } from '../../../../relay/src/config/config.ts'
import { places } from '../../../../relay/src/config/places.ts'
import { openNerve } from '../../../../relay/src/serve/nerve.ts'
import { openStore } from '../../../../relay/src/store/open.ts'
import { typingEndsMs } from './limits.ts'
import { clusterMutants, mutants, sound } from './mutants.ts'

// A relay of its own process with one mutant inside, named as the only argument.
const [name] = process.argv.slice(2)
const mutant = [sound, ...mutants, ...clusterMutants].find(one => one.name === name)
const read = readConfig(process.env)
if (!mutant || !read.ok) throw new Error(read.ok ? `no mutant ${name}` : read.problem)
const { config } = read

// Each restart sets the clock back by three times as long as the last one is ago: nothing may be ordered by it.
const behindMs = 3 * (Date.now() % 86_400_000)
const slippingClock = { ...systemClock, now: () => Date.now() - behindMs }

const store = await openStore(config)
const { bus: soundBus, presence } = await openNerve(config, store.name, slippingClock)
const { conversations, bus, clock } = mutant.break({
  conversations: store.conversations,
  bus: soundBus,
  clock: slippingClock,
})
const { app } = await createApp({
  config,
  places,
  store: { ...store, conversations },
  bus,
  presence,
  clock,
  createFinder: createAnswerFinders(),
  logger: { level: 'error' },
  limits: { typingEndsMs },
})
await app.listen({ port: config.port, host: config.host })
process.on('SIGTERM', () => process.exit(0))
console.log('ready')
