import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { readSigned } from '../identity/signed.ts'
import { chatToken, signCustomers } from './chat-token.ts'

const secret = 'a-secret-of-the-site'
const shop = Fastify()
signCustomers(shop, { sites: { makeIdentitySecret: async () => secret } as never }, 'demo')
const ask = (payload: object) => shop.inject({ method: 'POST', url: '/api/token', payload })

test('what the shop signs, the relay believes, and it is for nobody to keep', async () => {
  const answer = await ask({ id: '17', name: 'Ada', email: '' })
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store'])
  expect(await readSigned(answer.body, secret, 'demo', Date.now())).toEqual({
    ok: true,
    signed: { sub: '17', name: 'Ada' },
  })
})

test('nobody is signed for who is not named', async () => {
  for (const form of [{}, { id: '' }, { id: 17 }, { name: 'Ada' }]) expect((await ask(form)).statusCode).toBe(400)
})

test('a token is good for an hour', async () => {
  const token = await chatToken({ id: '17' }, 'demo', secret, 0)
  const at = (seconds: number) => readSigned(token, secret, 'demo', seconds * 1000)
  expect([(await at(3600)).ok, (await at(3700)).ok]).toEqual([true, false])
})
