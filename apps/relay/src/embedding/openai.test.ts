import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EmbeddingError } from './embedding.ts'
import { createOpenAiEmbedding } from './openai.ts'

type Asked = { headers: IncomingHttpHeaders; body: { model: string; input: string[]; encoding_format: string } }

let server: Server
let asked: Asked[]
let answer: (input: string[]) => unknown
let status: number
const patient = () => AbortSignal.timeout(5000)

beforeEach(async () => {
  asked = []
  status = 200
  answer = input => ({ data: input.map((text, index) => ({ index, embedding: [text.length, 1] })) })
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = JSON.parse(Buffer.concat(chunks).toString())
    asked.push({ headers: request.headers, body })
    const told = answer(body.input)
    if (told === 'never') return
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof told === 'string' ? told : JSON.stringify(told))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const open = (key: string | undefined = undefined) => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/embeddings`
  return createOpenAiEmbedding({ url, model: 'small', key })
}
const problemOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: unknown) => (error instanceof EmbeddingError ? [error.code, error.status] : String(error)),
  )

test('asks for a model by name with the key as a bearer token, and without one with none', async () => {
  expect(await open('secret').embed(['hello', 'a'], patient())).toEqual([
    [5, 1],
    [1, 1],
  ])
  await open().embed(['hello'], patient())
  expect(asked[0]).toMatchObject({
    headers: { authorization: 'Bearer secret', 'content-type': 'application/json' },
    body: { model: 'small', input: ['hello', 'a'], encoding_format: 'float' },
  })
  expect(asked[1]?.headers).not.toHaveProperty('authorization')
})

test('many texts go in several requests and come back in their order, whatever the order of an answer', async () => {
  answer = input => ({ data: input.map((text, index) => ({ index, embedding: [Number(text), 1] })).reverse() })
  const texts = Array.from({ length: 250 }, (_, at) => String(at))
  const meanings = await open().embed(texts, patient())
  expect(asked.map(({ body }) => body.input.length)).toEqual([100, 100, 50])
  expect(meanings.map(meaning => meaning[0])).toEqual(texts.map(Number))
})

test('a text that is empty or endless is sent as one that servers take', async () => {
  await open().embed([' ', 'x'.repeat(16_000)], patient())
  expect(asked[0]?.body.input.map(({ length }) => length)).toEqual([1, 2000])
})

test.each([
  ['no JSON', 'Hello'],
  ['another form', { result: [] }],
  ['fewer than there are texts', { data: [{ index: 0, embedding: [1] }] }],
  ['words for numbers', { data: [{ embedding: ['a'] }, { embedding: [1] }] }],
  ['several lengths', { data: [{ embedding: [1] }, { embedding: [1, 2] }] }],
  ['nothing', null],
])('an answer of %s is none', async (_name, told) => {
  answer = () => told
  expect(await problemOf(open().embed(['a', 'b'], patient()))).toEqual(['bad_answer', undefined])
})

test('a connection that ended while it was idle is no failure', async () => {
  let count = 0
  answer = input => {
    // As where the end of the connection and the request cross on their way.
    if (++count === 1) server.closeAllConnections()
    return { data: input.map(() => ({ embedding: [1] })) }
  }
  expect(await open().embed(['a'], patient())).toEqual([[1]])
  expect(count).toBe(2)
})

test('a refusal tells its status; a server that is not there, or too slow, cannot be reached', async () => {
  status = 401
  expect(await problemOf(open('wrong').embed(['a'], patient()))).toEqual(['refused', 401])
  answer = () => 'never'
  expect(await problemOf(open().embed(['a'], AbortSignal.timeout(50)))).toEqual(['unreachable', undefined])
  const { embed } = open()
  server.closeAllConnections()
  server.close()
  expect(await problemOf(embed(['a'], patient()))).toEqual(['unreachable', undefined])
})
