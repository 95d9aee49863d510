import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestRelay, type TestRelay } from '../gateway/test/relay.ts'

let relay: TestRelay
let cookie: string
beforeEach(async () => {
  relay = await startTestRelay()
  cookie = await relay.cookie('ann')
})
afterEach(() => relay.close())

const path = '/v1/operator/sites/shop/appearance'
const put = (body: object, headers: Record<string, string> = { cookie }) =>
  relay.app.inject({
    method: 'PUT',
    url: path,
    headers: { origin: relay.url, host: new URL(relay.url).host, ...headers },
    body,
  })
const read = async () => (await relay.app.inject({ url: path, headers: { cookie } })).json()
const shown = async () =>
  (await relay.app.inject({ url: '/v1/sites/shop', headers: { origin: 'https://shop.test' } })).json().appearance

test('what an owner chooses is kept, and pages hear of it at once', async () => {
  expect((await read()).appearance).toEqual({})
  const appearance = {
    accent: '#ffcc00',
    theme: 'dark',
    away: 'hide',
    form: [{ name: 'order', label: 'Order number', kind: 'text', required: true }],
  }
  const answer = await put({ appearance })
  expect(answer.json()).toEqual({ appearance, shown: { ...appearance, onAccent: '#000' } })
  expect((await read()).appearance).toEqual(appearance)
  expect(await shown()).toEqual({ ...appearance, onAccent: '#000' })
  await put({ appearance: {} })
  expect(await shown()).toEqual({ accent: '#1d4e89', onAccent: '#fff' })
})

test('what cannot be is refused with every problem, and nothing changes', async () => {
  await put({ appearance: { side: 'left' } })
  const answer = await put({ appearance: { side: 'top' } })
  expect([answer.statusCode, answer.json()]).toEqual([
    422,
    { code: 'bad_appearance', problems: [{ place: 'side', code: 'bad_field', message: 'Say left or right.' }] },
  ])
  expect((await put({})).statusCode).toBe(400)
  expect((await read()).appearance).toEqual({ side: 'left' })
})

test('[A38] [A39] only an operator of the site changes it, from the console’s own page', async () => {
  const appearance = { side: 'left' }
  expect((await put({ appearance }, {})).statusCode).toBe(401)
  expect((await put({ appearance }, { cookie, origin: 'https://evil.test' })).statusCode).toBe(403)
  expect((await put({ appearance }, { cookie: await relay.cookie('eve') })).statusCode).toBe(403)
  expect((await read()).appearance).toEqual({})
})
