import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import { createApp } from '../app/app.ts'
import { createInProcessBus } from '../bus/in-process.ts'
import { createAnswerFinder } from '../chat/answer-finder.ts'
import { systemClock } from '../clock/clock.ts'
import type { Config } from '../config/config.ts'
import { places } from '../config/places.ts'
import { createInProcessPresence } from '../presence/in-process.ts'
import { lockFolder } from '../store/sqlite/lock.ts'
import { openSqliteStore } from '../store/sqlite/open.ts'
import type { Store } from '../store/store.ts'
import { listen } from './listen.ts'
import { type Started, toProblem } from './problem.ts'

export type Relay = { app: FastifyInstance; store: Store; address: AddressInfo; stop: () => Promise<void> }

/** Starts a whole embedded relay: store, bus, presence, sockets, HTTP. A problem is one line that says how to mend it. */
export async function startRelay(
  config: Config,
  logger: NonNullable<FastifyServerOptions['logger']>,
  reload?: readonly string[],
): Promise<Started<Relay>> {
  let logFailure = (_error: unknown) => {}
  const opened = await openStore(config, error => logFailure(error))
  if (!opened.ok) return opened
  const { store, release } = opened.value
  const bus = createInProcessBus().connect()
  const presence = createInProcessPresence(systemClock)
  const { app, gateway } = await createApp({
    config,
    places,
    store,
    bus,
    presence,
    clock: systemClock,
    createFinder: createAnswerFinder,
    logger,
    ...(reload && { reload }),
  })
  logFailure = error => app.log.error({ err: error }, 'the store could not commit')

  const closeStore = async () => {
    await bus.close()
    await store.close()
    release()
  }
  const listening = await listen(app, config.port, config.host, 'BECKON_PORT')
  if (!listening.ok) {
    await app.close()
    await closeStore()
    return listening
  }
  const stop = async () => {
    // Nothing new comes in while what has come in is stored and acknowledged.
    const server: Server = app.server
    server.close()
    await gateway.drain()
    await app.close()
    await closeStore()
  }
  return { ok: true, value: { app, store, address: listening.value, stop } }
}

/** The folder, its lock and the store in it. */
async function openStore(
  { dataFolder }: Config,
  failed: (error: unknown) => void,
): Promise<Started<{ store: Store; release: () => void }>> {
  try {
    const store = await openSqliteStore(dataFolder, failed)
    const lock = lockFolder(dataFolder)
    if (lock.ok) return { ok: true, value: { store, release: lock.release } }
    await store.close()
    const problem = `Another relay (${lock.holder}) uses ${dataFolder}. Stop it, or give this one its own folder with BECKON_DATA.`
    return { ok: false, problem }
  } catch (error) {
    return {
      ok: false,
      problem: toProblem(
        error,
        `The folder ${dataFolder} cannot be used`,
        'Set BECKON_DATA to one that can be written.',
      ),
    }
  }
}
