import { afterEach, beforeEach, expect, test } from 'vitest'
import { newMessageId } from '../gateway/test/client.ts'
import { startTestRelay, type TestRelay } from '../gateway/test/relay.ts'

let relay: TestRelay
let ann: string
let bob: string
beforeEach(async () => {
  relay = await startTestRelay()
  ann = await relay.cookie('ann')
  bob = await relay.cookie('bob')
})
afterEach(() => relay.close())

const path = '/v1/operator/sites/shop/answers'
const answer = (id: string, more: object = {}) => ({ id, title: `What is ${id}?`, phrasings: [], text: id, ...more })
const get = (what = '', cookie = ann) => relay.app.inject({ url: `${path}${what}`, headers: { cookie } })
const post = (what: string, body: object, cookie = ann) =>
  relay.app.inject({
    method: 'POST',
    url: `${path}${what}`,
    headers: { cookie, origin: relay.url, host: new URL(relay.url).host },
    body,
  })
const forVisitors = async () => {
  const headers = { origin: 'https://shop.test' }
  const { answers } = (await relay.app.inject({ url: '/v1/sites/shop/answers', headers })).json()
  return answers.map(({ id }: { id: string }) => id)
}

test('an answer is put, changed and removed; visitors see it at once', async () => {
  expect((await get()).json()).toEqual({ version: 0, answers: [] })
  expect((await post('', { base: 0, put: [answer('a'), answer('b')] })).json()).toMatchObject({ version: 1 })
  expect(await forVisitors()).toEqual(['a', 'b'])
  const changed = await post('', { base: 1, put: [answer('a', { text: 'new' })], remove: ['b'] })
  expect(changed.json()).toEqual({ version: 2, answers: [answer('a', { text: 'new' })] })
  expect(await forVisitors()).toEqual(['a'])
})

test('the console hears where questions are compared by meaning, too', async () => {
  await relay.close()
  relay = await startTestRelay({ env: { BECKON_EMBEDDINGS_URL: 'http://127.0.0.1:9/v1/embeddings' } })
  const headers = { cookie: await relay.cookie() }
  expect((await relay.app.inject({ url: path, headers })).json()).toEqual({ version: 0, answers: [], byMeaning: true })
})

test('two who change different answers at once are both right; of the same one the second is told', async () => {
  await post('', { base: 0, put: [answer('a'), answer('b')] })
  const [one, other] = await Promise.all([
    post('', { base: 1, put: [answer('a', { text: 'ann' })] }),
    post('', { base: 1, put: [answer('b', { text: 'bob' })] }, bob),
  ])
  expect([one?.statusCode, other?.statusCode]).toEqual([200, 200])
  const late = await post('', { base: 1, put: [answer('a', { text: 'late' })] }, bob)
  expect(late.statusCode).toBe(409)
  expect(late.json()).toMatchObject({
    code: 'conflict',
    version: 3,
    ids: ['a'],
    answers: [{ text: 'ann' }, { text: 'bob' }],
    by: { a: 'Ann' },
  })
})

test('what a shelf does not take is told by answer and field, and nothing is saved', async () => {
  const refused = await post('', { base: 0, put: [answer('a'), answer('b', { shortcut: 'two words', color: 'red' })] })
  expect(refused.statusCode).toBe(422)
  const { code, problems } = refused.json()
  expect([code, problems.map((each: { id: string; place: string }) => `${each.id} ${each.place}`)]).toEqual([
    'bad_answers',
    ['b color', 'b shortcut'],
  ])
  expect((await post('', { base: 'x' })).statusCode).toBe(400)
  expect((await get()).json()).toEqual({ version: 0, answers: [] })
})

test('private answers are their operator’s alone; no scoped one reaches visitors', async () => {
  const { id } = (await relay.app.inject({ url: '/v1/operator/session', headers: { cookie: ann } })).json().operator
  const mine = answer('mine', { scope: `operator:${id}` })
  const put = [mine, answer('team', { scope: 'operators' }), answer('open')]
  expect((await post('', { base: 0, put })).statusCode).toBe(200)
  const ids = async (cookie: string) => (await get('', cookie)).json().answers.map((each: { id: string }) => each.id)
  expect([await ids(ann), await ids(bob), await forVisitors()]).toEqual([
    ['mine', 'team', 'open'],
    ['team', 'open'],
    ['open'],
  ])
  const shelf = await relay.app.inject({ url: '/v1/operator/answers', headers: { cookie: bob } })
  expect(shelf.json().answers.map((each: { id: string }) => each.id)).toEqual(['team', 'open'])
  const hidden = await post('', { base: 1, remove: ['mine'] }, bob)
  expect([hidden.statusCode, hidden.json().by]).toEqual([409, {}])
  expect((await post('', { base: 1, put: [answer('open')] }, bob)).statusCode).toBe(200)
  expect(await ids(ann)).toEqual(['mine', 'team', 'open'])
})

test('a file is looked at first and then taken in; with a problem nothing is', async () => {
  await post('', { base: 0, put: [answer('a'), answer('b')] })
  const text = 'id,title,phrasings,text\na,What is a?,,a\nb,What is b?,,changed\nc,What is c?,C?,c\n'
  const file = { format: 'csv', text, base: 1 }
  const told = { added: ['c'], changed: ['b'], unchanged: ['a'], problems: [] }
  const looked = (await post('/import', { ...file, dryRun: true })).json()
  expect(looked).toMatchObject({ version: 1, ...told })
  expect(looked.warnings).toContainEqual(expect.objectContaining({ line: 4, code: 'few-phrasings' }))
  expect((await post('/import', { ...file, dryRun: false })).json()).toMatchObject({ version: 2, ...told })
  const bad = { ...file, text: `${text}d,,,d\n`, dryRun: false }
  expect((await post('/import', bad)).json()).toMatchObject({
    version: 2,
    problems: [{ line: 5, code: 'out-of-range' }],
  })
  expect((await post('/import', { ...file, format: 'xlsx', dryRun: true })).statusCode).toBe(400)
  expect((await get()).json().answers.map(({ text }: { text: string }) => text)).toEqual(['a', 'changed', 'c'])
})

test('the shelf goes out as a file in each format', async () => {
  await post('', { base: 0, put: [answer('a')] })
  const csv = await get('/export')
  expect(csv.headers['content-disposition']).toBe('attachment; filename="answers.csv"')
  expect(csv.body).toContain('"a","What is a?"')
  expect((await get('/export?format=markdown')).body).toContain('## What is a?')
  expect((await get('/export?format=json')).json()).toEqual({ answers: [answer('a')] })
  expect((await get('/export?format=pdf')).statusCode).toBe(400)
})

test('questions that went to a person are listed until the shelf answers them or they are set aside', async () => {
  const visitor = await relay.visitor()
  await visitor.ask({ type: 'start', messageId: newMessageId(), text: 'Do you sell boats?' })
  const { questions } = (await get('/unanswered')).json()
  expect(questions).toMatchObject([{ text: 'Do you sell boats?', count: 1 }])
  expect((await post('/unanswered', { dismiss: [questions[0].id] })).statusCode).toBe(204)
  expect((await get('/unanswered')).json()).toEqual({ questions: [] })
  await post('/unanswered', { restore: [questions[0].id] })
  expect((await get('/unanswered')).json().questions).toHaveLength(1)
  await post('', { base: 0, put: [answer('boats', { title: 'Do you sell boats?' })] })
  expect((await get('/unanswered')).json()).toEqual({ questions: [] })
})

test('use is counted by day, and words that an operator answered from the shelf are proposed', async () => {
  await post('', { base: 0, put: [answer('boats')] })
  const visitor = await relay.visitor()
  const { conversation } = (await visitor.ask({
    type: 'start',
    messageId: newMessageId(),
    text: 'got any ships',
  })) as unknown as { conversation: string }
  const operator = await relay.operator()
  const reply = { type: 'send', conversation, messageId: newMessageId(), text: 'boats', answers: ['boats'] }
  await operator.ask(reply)
  await operator.ask(reply)
  const day = new Date(relay.clock.now()).toISOString().slice(0, 10)
  expect((await get('/usage')).json()).toEqual({ usage: [{ answer: 'boats', event: 'inserted', count: 1, day }] })
  expect((await get('/usage?from=yesterday')).statusCode).toBe(400)
  const { proposals } = (await get('/proposals')).json()
  expect(proposals).toMatchObject([{ answer: 'boats', text: 'got any ships', because: 'inserted' }])
  expect((await post('/proposals', { accept: [proposals[0].id] })).json()).toEqual({ version: 2 })
  expect((await get()).json().answers[0].phrasings).toEqual(['got any ships'])
  expect((await get('/proposals')).json()).toEqual({ proposals: [] })
})

test('all of it is for operators of the site, from the console’s own page', async () => {
  const eve = await relay.cookie('eve')
  for (const what of ['', '/export', '/usage', '/unanswered', '/proposals']) {
    expect((await get(what, eve)).json()).toEqual({ error: 'forbidden' })
    expect((await get(what, '')).json()).toEqual({ error: 'unauthenticated' })
  }
  for (const what of ['', '/import', '/unanswered', '/proposals']) {
    const headers = { cookie: ann, origin: 'https://evil.test' }
    const sent = await relay.app.inject({ method: 'POST', url: `${path}${what}`, headers, body: {} })
    expect(sent.json()).toEqual({ error: 'forbidden' })
  }
})
