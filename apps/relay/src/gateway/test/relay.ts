import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Limits } from '@beckon/protocol'
import type { FastifyInstance } from 'fastify'
import { createApp } from '../../app/app.ts'
import type { Bus } from '../../bus/bus.ts'
import { createInProcessBus } from '../../bus/in-process.ts'
import type { AnswerFinder, ShelfFinder } from '../../chat/finder.ts'
import { createClockByHand } from '../../clock/by-hand.ts'
import { readConfig } from '../../config/config.ts'
import { hashPassword } from '../../identity/passwords.ts'
import { newId } from '../../identity/tokens.ts'
import { createInProcessPresence } from '../../presence/in-process.ts'
import type { Presence } from '../../presence/presence.ts'
import { openSqliteStore } from '../../store/sqlite/open.ts'
import type { Store } from '../../store/store.ts'
import type { Gateway } from '../gateway.ts'
import type { Loop } from '../overload.ts'
import { connect, type TestClient } from './client.ts'

export const shopOrigin = 'https://shop.test'
export const password = 'correct horse battery'
/** Hashing is slow on purpose; one hash serves all tests. */
const passwordHash = await hashPassword(password)

export type TestRelay = {
  app: FastifyInstance
  gateway: Gateway
  store: Store
  url: string
  folder: string
  clock: ReturnType<typeof createClockByHand>
  visitorToken(site?: string): Promise<string>
  /** A connection after `welcome`. */
  visitor(token?: string): Promise<TestClient>
  operator(name?: string): Promise<TestClient>
  cookie(name?: string): Promise<string>
  close(): Promise<void>
}

type Options = {
  limits?: Partial<Limits>
  env?: Record<string, string>
  find?: AnswerFinder
  meaningOf?: ShelfFinder['meaningOf']
  /** The folder of a built widget. */
  widget?: string
  loop?: Loop
  /** Of another relay, to share its truth. */
  beside?: { store: Store; bus: Bus; presence: Presence }
}

/** A whole relay on a free port, with its own folder: two sites (shop, other), operators ann (shop), bob (shop) and eve (other). */
export async function startTestRelay({
  limits = {},
  env = {},
  find = () => undefined,
  meaningOf,
  widget = '',
  loop,
  beside,
}: Options = {}): Promise<TestRelay> {
  const folder = mkdtempSync(join(tmpdir(), 'beckon-relay-'))
  const read = readConfig({ BECKON_DATA: folder, ...env })
  if (!read.ok) throw new Error(read.problem)
  const clock = createClockByHand()
  const store = beside?.store ?? (await openSqliteStore(folder))
  if (!beside) await addPeople(store)
  const { app, gateway } = await createApp({
    config: read.config,
    places: { widget, console: '', demo: '', demoRules: '', demoAnswers: '' },
    store,
    bus: beside?.bus ?? createInProcessBus().connect(),
    presence: beside?.presence ?? createInProcessPresence(clock),
    clock,
    createFinder: () => ({ find, ...(meaningOf && { meaningOf }) }),
    logger: { level: 'error' },
    limits,
    loop,
  })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })

  const visitorToken = async (site = 'shop') => {
    const headers = { origin: `https://${site}.test` }
    const answer = await app.inject({ method: 'POST', url: '/v1/visitors', headers, body: { site } })
    return String(answer.json().token)
  }
  const cookie = async (name = 'ann') => {
    const headers = { origin: url }
    const request = {
      method: 'POST' as const,
      url: '/v1/operator/session',
      headers: { ...headers, host: new URL(url).host },
    }
    const answer = await app.inject({ ...request, body: { name, password } })
    const [made] = answer.cookies
    return `${made?.name}=${made?.value}`
  }
  return {
    app,
    gateway,
    store,
    url,
    folder,
    clock,
    visitorToken,
    cookie,
    async visitor(token) {
      const client = await connect(`${url}/v1/visitor?site=shop`, { origin: shopOrigin })
      await client.ask({ type: 'hello', token: token ?? (await visitorToken()) })
      return client
    },
    async operator(name) {
      const client = await connect(`${url}/v1/operator`, { origin: url, cookie: await cookie(name) })
      await client.ask({ type: 'hello' })
      return client
    },
    async close() {
      await gateway.drain()
      await app.close()
      if (!beside) await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function addPeople({ sites, people }: Store) {
  for (const key of ['shop', 'other']) {
    await sites.add({ key, name: key, origins: [`https://${key}.test`], appearance: {}, createdAt: 0 })
  }
  for (const [name, site] of [
    ['ann', 'shop'],
    ['bob', 'shop'],
    ['eve', 'other'],
  ] as const) {
    const displayName = name[0]?.toUpperCase() + name.slice(1)
    await people.addOperator({ id: newId(), name, displayName, sites: [site], passwordHash, createdAt: 0 })
  }
}
