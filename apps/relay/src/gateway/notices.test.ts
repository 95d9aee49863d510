import { afterEach, beforeEach, expect, test } from 'vitest'
import { createInProcessBus } from '../bus/in-process.ts'
import { createClockByHand } from '../clock/by-hand.ts'
import { createInProcessPresence } from '../presence/in-process.ts'
import type { TestClient } from './test/client.ts'
import { shopOrigin, startTestRelay, type TestRelay } from './test/relay.ts'

let relay: TestRelay
let ann: TestClient
beforeEach(async () => {
  relay = await startTestRelay()
  await relay.store.sites.publish('rules', 'shop', JSON.stringify({ rules }), { at: 0 })
  ann = await relay.operator()
})
afterEach(() => relay.close())

const notify = (text: string) => ({ action: 'notify', text })
const rules = [
  {
    id: 'cart',
    name: 'Large cart',
    do: [notify('Somebody has a large cart'), notify('Say hello')],
    variants: [{ id: 'quiet', weight: 1, do: [{ action: 'teaser', text: 'Hello' }] }],
  },
  { id: 'greet', do: [{ action: 'teaser', text: 'Hello' }, notify('Greeted')] },
]

const tell = (body: object, at = relay) =>
  at.app.inject({
    method: 'POST',
    url: '/v1/sites/shop/outcomes',
    headers: { origin: shopOrigin, 'content-type': 'text/plain' },
    body: JSON.stringify({ rule: 'greet', version: 1, outcome: 'shown', ...body }),
  })
const heard = (client: TestClient) => client.heard.filter(({ type }) => type === 'notice')
/** Frames keep their order, so what was told before this answer has come. */
const settled = async (client: TestClient) => void (await client.ask({ type: 'presence', state: 'online' }))

test('[R67] operators are told with the text of the rule that was shown, and nothing of the visitor', async () => {
  expect((await tell({ rule: 'cart', id: 'a' })).statusCode).toBe(204)
  expect(await ann.next('notice')).toEqual({
    type: 'notice',
    site: 'shop',
    rule: { id: 'cart', version: 1, name: 'Large cart' },
    text: 'Somebody has a large cart\nSay hello',
  })
})

test('[R67] a showing is told once, however often the page tells it and whatever becomes of it', async () => {
  for (const more of [{}, {}, { outcome: 'opened' }, { outcome: 'chatted' }]) await tell({ id: 'a', ...more })
  await settled(ann)
  expect(heard(ann)).toHaveLength(1)
  await tell({ id: 'b', outcome: 'repeated' })
  await settled(ann)
  expect(heard(ann)).toHaveLength(2)
})

test('[R67] not told: a held-out one, one without an id, a variant without notice, a version of nobody', async () => {
  await tell({ id: 'a', outcome: 'held-out' })
  await tell({})
  await tell({ rule: 'cart', variant: 'quiet', id: 'b' })
  expect((await tell({ id: 'c', version: 7 })).statusCode).toBe(404)
  await settled(ann)
  expect(heard(ann)).toEqual([])
})

test('[R67] neither visitors nor operators of other sites hear it', async () => {
  const [visitor, eve] = [await relay.visitor(), await relay.operator('eve')]
  await tell({ id: 'a' })
  await ann.next('notice')
  await settled(eve)
  await visitor.ask({ type: 'start', messageId: 'after-the-notice-1', text: 'Hi' })
  expect([...heard(eve), ...heard(visitor)]).toEqual([])
})

test('[R67] ten a minute for a site: more is counted, and told to nobody', async () => {
  for (let each = 0; each < 12; each++) await tell({ id: `a-${each}` })
  await settled(ann)
  expect(heard(ann)).toHaveLength(10)
  expect(await relay.store.sites.outcomes('shop')).toMatchObject([{ outcome: 'shown', count: 12 }])
  relay.clock.advance(60_000)
  const again = await relay.operator()
  await tell({ id: 'b' })
  await settled(again)
  expect(heard(again)).toHaveLength(1)
})

test('[R67] operators on another relay hear it too', async () => {
  const bus = createInProcessBus()
  const store = relay.store
  const presence = createInProcessPresence(createClockByHand())
  const beside = (bus: ReturnType<ReturnType<typeof createInProcessBus>['connect']>) => ({ store, bus, presence })
  const [one, two] = await Promise.all([1, 2].map(() => startTestRelay({ beside: beside(bus.connect()) })))
  if (!one || !two) throw new Error('two relays')
  const bob = await two.operator('bob')
  await tell({ id: 'a' }, one)
  expect(await bob.next('notice')).toMatchObject({ text: 'Greeted', rule: { id: 'greet', version: 1 } })
  expect(heard(bob)).toHaveLength(1)
  await Promise.all([one.close(), two.close()])
})
