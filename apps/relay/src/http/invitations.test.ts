import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Found } from '../chat/finder.ts'
import { newMessageId } from '../gateway/test/client.ts'
import { shopOrigin, startTestRelay, type TestRelay } from '../gateway/test/relay.ts'

let relay: TestRelay
beforeEach(async () => {
  relay = await startTestRelay({ env: { BECKON_CHATS_PER_OPERATOR: '2' }, find })
  await relay.store.sites.publish('rules', 'shop', JSON.stringify({ rules }), { at: 0 })
})
afterEach(() => relay.close())

const rules = [
  { id: 'greet', do: [{ action: 'teaser', text: 'Hello' }], limits: { expires: 20 } },
  { id: 'once', do: [{ action: 'answer', id: 'hours' }], limits: { once: 'visitor' } },
  { id: 'invite-once', do: [{ action: 'teaser', text: 'Hello' }], limits: { once: 'visitor' } },
  { id: 'in-person', do: [{ action: 'message', text: 'Hello', sender: 'operator' }] },
  {
    id: 'sell-in-person',
    do: [
      { action: 'message', text: 'Hello', sender: 'operator' },
      { action: 'department', id: 'sales' },
    ],
    variants: [
      { id: 'a', weight: 1 },
      {
        id: 'b',
        weight: 1,
        do: [
          { action: 'message', text: 'Hello', sender: 'operator' },
          { action: 'department', id: 'support' },
        ],
      },
    ],
  },
  { id: 'tell-once', do: [{ action: 'notify', text: 'Somebody is back' }], limits: { once: 'visitor' } },
]

const find = (question: string): Found | undefined =>
  question === 'When are you open?'
    ? { kind: 'answer', answer: { id: 'hours', title: question, text: 'Nine to five.' } }
    : undefined

const headers = { origin: shopOrigin, 'content-type': 'text/plain' }
const post = (what: string, body: object, more = {}) =>
  relay.app.inject({
    method: 'POST',
    url: `/v1/sites/shop/${what}`,
    headers: { ...headers, ...more },
    body: JSON.stringify(body),
  })
const ask = async (id: string, more = {}) =>
  (await post('invitations', { rule: 'greet', version: 1, id, ...more })).json()
const tell = (id: string, outcome: string) => post('outcomes', { rule: 'greet', version: 1, id, outcome })
const counted = async () =>
  (await relay.store.sites.outcomes('shop')).map(({ outcome, count }) => `${outcome} ${count}`).sort()

test('as many invitations are out at a time as operators have room', async () => {
  expect(await ask('a')).toEqual({
    granted: false,
    why: 'room',
    desk: { online: false, waiting: 0, free: 0, rules: 1 },
  })
  await relay.operator()
  const answers = await Promise.all(['b', 'c', 'd', 'e'].map(id => ask(id)))
  expect(answers.filter(({ granted }) => granted)).toHaveLength(2)
  expect(answers.find(({ granted }) => !granted).desk).toEqual({ online: true, waiting: 0, free: 0, rules: 1 })
  expect(answers.find(({ granted }) => granted)).toEqual({
    granted: true,
    desk: { online: true, waiting: 0, free: 2, rules: 1 },
  })
})

test('[R17] of the departments that the rules ask about a page hears how their desk is', async () => {
  const get = async (what = '') =>
    (await relay.app.inject({ url: `/v1/sites/shop${what}`, headers: { origin: shopOrigin } })).json()
  expect(await get()).not.toHaveProperty('departments')
  const when = { signal: 'desk.free', op: '>=', value: 1, department: 'sales' }
  const asking = [
    ...rules,
    { ...rules[0], id: 'sell', when },
    { ...rules[0], id: 'help', when: { not: { ...when, department: 'help' } } },
  ]
  await relay.store.sites.publish('rules', 'shop', JSON.stringify({ rules: asking }), { at: 0 })
  await relay.clock.advance(2000)
  const nobody = { online: false, free: 0, waiting: 0 }
  expect(await get()).toMatchObject({ departments: { sales: nobody, help: nobody } })

  const ann = await relay.operator('ann')
  await relay.store.people.setDepartments('ann', ['sales'])
  expect(await get('/desk')).toMatchObject({ departments: { sales: nobody } })
  await relay.clock.advance(1000)
  expect(await get('/desk')).toMatchObject({
    departments: { sales: { online: true, free: 2, waiting: 0 }, help: nobody },
  })
  const visitor = await relay.visitor()
  const ack = await visitor.ask({ type: 'start', messageId: newMessageId(), text: 'Hi', person: true })
  await ann.ask({ type: 'take', conversation: (ack as { conversation: string }).conversation })
  await relay.operator('bob')
  await relay.clock.advance(1000)
  const { desk } = await ask('a', { version: 2 })
  expect(desk.departments).toEqual({
    sales: { online: true, free: 3, waiting: 0 },
    help: { online: true, free: 2, waiting: 0 },
  })
  await relay.store.people.addVisitor({ id: 'v1', site: 'shop', name: 'V', tokenHash: 'h', createdAt: 0 })
  await relay.store.conversations.write({
    conversation: 'waits',
    create: { site: 'shop', visitor: { id: 'v1', name: 'V' }, createdAt: 0, department: 'sales' },
    decide: () => ({ ok: true, change: { status: 'waiting' } }),
  })
  await relay.clock.advance(1000)
  expect((await get('/desk')).departments.sales).toEqual({ online: true, free: 2, waiting: 1 })
})

test('[R59] what shows nothing needs no operator and takes nobody’s place', async () => {
  expect((await ask('a', { rule: 'tell-once' })).granted).toBe(true)
  await relay.operator()
  for (const id of ['b', 'c']) expect((await ask(id, { rule: 'tell-once' })).granted).toBe(true)
  for (const id of ['d', 'e']) expect((await ask(id)).granted).toBe(true)
})

test('a rule that speaks as an operator is told whom: of those who are there, who has the fewest conversations', async () => {
  const inPerson = async (id: string) => {
    const { by } = await ask(id, { rule: 'in-person' })
    await tell(id, 'dismissed')
    return by
  }
  const ann = await relay.operator('ann')
  expect(await inPerson('a')).toBe('Ann')
  const visitor = await relay.visitor()
  const ack = await visitor.ask({ type: 'start', messageId: newMessageId(), text: 'Hi', person: true })
  const { conversation } = ack as { conversation: string }
  expect(await ann.ask({ type: 'take', conversation })).toMatchObject({ type: 'done' })
  expect(await inPerson('b')).toBe('Ann')
  await relay.operator('bob')
  expect(await inPerson('c')).toBe('Bob')
  await relay.store.people.setDepartments('bob', ['support'])
  expect(await inPerson('d')).toBe('Bob')
  await relay.store.people.setDepartments('ann', ['sales'])
  expect((await ask('e', { rule: 'sell-in-person', variant: 'a' })).by).toBe('Ann')
  await tell('e', 'dismissed')
  expect((await ask('g', { rule: 'sell-in-person', variant: 'b' })).by).toBe('Bob')
  expect(await ask('f')).not.toHaveProperty('by')
})

test('a place is free again after the outcome, or when its time is over', async () => {
  await relay.operator()
  for (const id of ['a', 'b']) expect((await ask(id)).granted).toBe(true)
  await tell('a', 'shown')
  expect((await ask('c')).granted).toBe(false)
  await tell('a', 'dismissed')
  expect((await ask('c')).granted).toBe(true)
  expect((await ask('d')).granted).toBe(false)
  relay.clock.advance(20_000)
  expect((await ask('d')).granted).toBe(true)
})

test('a showing that lasts keeps its place, whatever comes of it', async () => {
  await relay.operator()
  for (const id of ['a', 'b']) expect((await ask(id)).granted).toBe(true)
  for (const outcome of ['repeated', 'goal']) expect((await tell('a', outcome)).statusCode).toBe(204)
  expect((await ask('c')).granted).toBe(false)
  await tell('a', 'chatted')
  expect((await ask('c')).granted).toBe(true)
})

test('[R62] what comes of a showing is counted once for its id, held out or shown', async () => {
  for (const outcome of ['held-out', 'held-out-chatted', 'held-out-goal', 'held-out-goal']) await tell('a', outcome)
  for (const outcome of ['shown', 'chatted', 'goal', 'goal', 'repeated']) await tell('b', outcome)
  expect(await counted()).toEqual([
    'chatted 1',
    'goal 1',
    'held-out 1',
    'held-out-chatted 1',
    'held-out-goal 1',
    'repeated 1',
    'shown 1',
  ])
})

test('a showing that was taken away gives its place back and counts nothing, by its id alone', async () => {
  await relay.operator()
  for (const id of ['a', 'b']) expect((await ask(id)).granted).toBe(true)
  expect((await tell('c', 'released')).statusCode).toBe(204)
  expect((await ask('c')).granted).toBe(false)
  expect((await tell('b', 'released')).statusCode).toBe(204)
  expect((await ask('c')).granted).toBe(true)
  expect(await counted()).toEqual([])
})

test('a conversation takes its place too', async () => {
  await relay.operator()
  const visitor = await relay.visitor()
  for (const text of ['one', 'two'])
    await visitor.ask({ type: 'start', messageId: `key-of-the-start-${text}`, text, wantsPerson: true } as never)
  expect((await relay.app.inject({ url: '/v1/sites/shop/desk', headers })).json()).toMatchObject({
    online: true,
    free: 2 - (await relay.store.conversations.busy('shop')),
  })
})

test('an answer needs no place', async () => {
  expect((await ask('a', { rule: 'once' })).granted).toBe(true)
})

test('[R65] a question is answered from the shelf, and without an answer it takes a place as any invitation', async () => {
  const asks = (id: string, question: string) => ({
    id,
    do: [
      { action: 'teaser', text: 'Hello' },
      { action: 'answer', question },
    ],
  })
  const file = { rules: [asks('known', 'When are you open?'), asks('unknown', 'Do you sell submarines?')] }
  await relay.store.sites.publish('rules', 'shop', JSON.stringify(file), { at: 0 })
  relay.clock.advance(2000)
  const settings = (await relay.app.inject({ url: '/v1/sites/shop', headers })).json()
  expect(settings.rules.rules.map((rule: { do: object[] }) => rule.do.slice(1))).toEqual([
    [{ action: 'answer', id: 'hours' }],
    [],
  ])
  const version = settings.rules.version
  expect((await ask('a', { rule: 'known', version })).granted).toBe(true)
  expect(await ask('b', { rule: 'unknown', version })).toMatchObject({ granted: false, why: 'room' })
})

test('a rule that is no longer in force is granted to nobody, which ends it on pages that are open', async () => {
  await relay.operator()
  await relay.store.sites.publish('rules', 'shop', JSON.stringify({ rules: [] }), { at: 0 })
  relay.clock.advance(2000)
  expect(await ask('a')).toMatchObject({ granted: false, why: 'version', desk: { rules: 2 } })
  expect(await ask('a', { version: 2 })).toMatchObject({ granted: false, why: 'version' })
})

test('[H1] a visitor who is known sees a rule once over their devices, and its place is not kept', async () => {
  await relay.operator()
  const token = await relay.visitorToken()
  expect((await ask('a', { rule: 'once', token })).granted).toBe(true)
  expect((await ask('a', { rule: 'once', token })).granted).toBe(true)
  expect(await ask('b', { rule: 'once', token })).toMatchObject({ granted: false, why: 'shown' })
  expect((await ask('b', { rule: 'once', token: await relay.visitorToken() })).granted).toBe(true)
  expect((await ask('c', { rule: 'once' })).granted).toBe(true)
  expect((await ask('d', { rule: 'invite-once', token })).granted).toBe(true)
  expect((await ask('e', { rule: 'invite-once', token })).why).toBe('shown')
  expect((await ask('f')).granted).toBe(true)
})

test('[H4] a token of another site claims nothing', async () => {
  const token = await relay.visitorToken('other')
  for (const id of ['a', 'b']) expect((await ask(id, { rule: 'once', token })).granted).toBe(true)
})

test('an outcome told twice counts once, and one of a page of before each time', async () => {
  for (const id of ['a', 'a', 'b']) expect((await tell(id, 'shown')).statusCode).toBe(204)
  await tell('a', 'expired')
  await tell('a', 'shown')
  expect(await counted()).toEqual(['expired 1', 'shown 2'])
  await post('outcomes', { rule: 'greet', version: 1, outcome: 'shown' })
  await post('outcomes', { rule: 'greet', version: 1, outcome: 'shown' })
  expect((await counted()).reduce((sum, one) => sum + Number(one.split(' ')[1]), 0)).toBe(5)
})

test('only pages of the site ask, and only with what belongs there', async () => {
  const body = { rule: 'greet', version: 1, id: 'a' }
  expect((await post('invitations', body, { origin: 'https://evil.test' })).json()).toEqual({ error: 'forbidden' })
  for (const more of [{ id: '' }, { id: 'x'.repeat(65) }, { version: '1' }, { token: 7 }, { url: 'https://shop.test' }])
    expect((await post('invitations', { ...body, ...more })).json(), JSON.stringify(more)).toEqual({
      error: 'bad_message',
    })
  expect((await post('outcomes', { ...body, outcome: 'shown', id: 'two words' })).statusCode).toBe(400)
})
