import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyBaseLogger, FastifyInstance, FastifyServerOptions } from 'fastify'
import { createApp } from '../app/app.ts'
import type { Bus } from '../bus/bus.ts'
import { createAnswerFinders } from '../chat/answer-finder.ts'
import { systemClock } from '../clock/clock.ts'
import type { Config } from '../config/config.ts'
import { places } from '../config/places.ts'
import { createMeaningReader } from '../embedding/meanings.ts'
import { createOpenAiEmbedding } from '../embedding/openai.ts'
import type { Gateway } from '../gateway/gateway.ts'
import { lockStore, nameOfStore, openStore } from '../store/open.ts'
import type { Heard, Store } from '../store/store.ts'
import { localName } from './address.ts'
import { listen } from './listen.ts'
import { openNerve } from './nerve.ts'
import { type Started, toProblem } from './problem.ts'

export type Relay = { app: FastifyInstance; store: Store; bus: Bus; address: AddressInfo; stop: () => Promise<void> }

/** Starts a whole relay: store, bus, presence, sockets, HTTP. A problem is one line that says how to mend it. */
export async function startRelay(
  config: Config,
  logger: NonNullable<FastifyServerOptions['logger']>,
  reload?: readonly string[],
): Promise<Started<Relay>> {
  const renewed: string[] = []
  const logLater: RelayHeard = {
    failed: () => {},
    lost: () => {},
    meaning: () => {},
    renewed: reason => renewed.push(reason),
  }
  const opened = await openAndLock(config, logLater)
  if (!opened.ok) return opened
  const { store, release } = opened.value
  const nerve = await openNerve(config, store.name, systemClock)
  const { bus, presence, rates } = nerve
  const embedding = config.embedding && createOpenAiEmbedding(config.embedding)
  const meanings = embedding && createMeaningReader(embedding, systemClock, error => logLater.meaning(error))
  const { app, gateway } = await createApp({
    config,
    places,
    store,
    bus,
    presence,
    rates,
    clock: systemClock,
    createFinder: createAnswerFinders(meanings),
    logger,
    ...(reload && { reload }),
  })
  logLater.failed = error => app.log.error({ err: error }, 'the store could not commit')
  logLater.renewed = reason =>
    app.log.warn(
      { reason, epoch: store.conversations.epoch },
      'the store has a new epoch: clients load their conversations anew',
    )
  logLater.meaning = error =>
    app.log.warn({ err: error, embeddings: embedding?.name }, 'canned answers are found by words alone')
  if (embedding)
    app.log.info(
      { embeddings: embedding.name },
      'canned answers are found by meaning too: it is sent what visitors ask',
    )
  for (const reason of renewed) logLater.renewed(reason)
  logLater.lost = holder => app.log.error({ holder }, 'another relay took the store; stop it, or give both REDIS_URL')

  nerve.heard.changed = isConnected =>
    isConnected
      ? app.log.info('Redis is back')
      : app.log.warn('Redis is away: other relays are heard through the store')
  nerve.heard.failed = error => app.log.warn({ err: error }, 'presence and limits')

  const closeStore = async () => {
    await nerve.close()
    await store.close()
    await release()
  }
  const listening = await listen(app, config.port, config.host, 'BECKON_PORT')
  if (!listening.ok) {
    await app.close()
    await closeStore()
    return listening
  }
  const measuring = await measure(config, gateway, app.log)
  if (!measuring.ok) {
    await app.close()
    await closeStore()
    return measuring
  }
  const stop = async () => {
    // Nothing new comes in while what has come in is stored and acknowledged.
    const server: Server = app.server
    server.close()
    await gateway.drain()
    measuring.value()
    await app.close()
    await closeStore()
  }
  return { ok: true, value: { app, store, bus, address: listening.value, stop } }
}

/** Serves what is measured, where that is wanted. Answers how to stop. */
async function measure({ metrics }: Config, { live }: Gateway, log: FastifyBaseLogger): Promise<Started<() => void>> {
  if (!metrics) return { ok: true, value: () => {} }
  const { serveMetrics } = await import('../metrics/serve.ts')
  const { host } = metrics
  try {
    const { port, stop } = await serveMetrics(live, metrics.port, host)
    log.info({ metrics: `http://${localName(host)}:${port}/metrics` }, 'measuring')
    return { ok: true, value: stop }
  } catch (error) {
    const mend = 'Choose with BECKON_METRICS_PORT and BECKON_METRICS_HOST.'
    return { ok: false, problem: toProblem(error, `Cannot serve metrics on ${host}:${metrics.port}`, mend) }
  }
}

type RelayHeard = Heard & { lost(holder: string): void; meaning(error: unknown): void }

/** The store, and the lock that makes this the only relay on it. */
async function openAndLock(
  config: Config,
  heard: RelayHeard,
): Promise<Started<{ store: Store; release: () => Promise<void> | void }>> {
  const { name, setting } = nameOfStore(config)
  const mode = config.redis === undefined ? 'alone' : 'among others'
  let store: Store | undefined
  try {
    store = await openStore(config, {
      failed: error => heard.failed(error),
      renewed: reason => heard.renewed(reason),
    })
    const lock = await lockStore(config, mode, systemClock, holder => heard.lost(holder))
    if (lock.ok) return { ok: true, value: { store, release: lock.release } }
    await store.close()
    const or = `give this one its own with ${setting}, or the same REDIS_URL to both`
    return { ok: false, problem: `Another relay (${lock.holder}) uses ${name}. Stop it, ${or}.` }
  } catch (error) {
    await store?.close()
    const mend = config.databaseUrl === undefined ? 'one that can be written' : 'one that answers'
    const what = `${name[0]?.toUpperCase()}${name.slice(1)} cannot be used`
    return { ok: false, problem: toProblem(error, what, `Set ${setting} to ${mend}.`) }
  }
}
