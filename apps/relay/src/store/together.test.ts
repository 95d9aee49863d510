import { expect, test } from 'vitest'
import { together } from './together.ts'

/** Remembers what was asked for in one query, and answers when it is told to. */
function createSource() {
  const queries: { keys: string[]; answer: () => void; fail: () => void }[] = []
  const find = together(
    keys =>
      new Promise<Map<string, string>>((resolve, reject) => {
        const known = keys.filter(key => key !== 'nobody').map(key => [key, key.toUpperCase()] as const)
        queries.push({ keys, answer: () => resolve(new Map(known)), fail: () => reject(new Error('gone')) })
      }),
  )
  const sent = async (count: number) => {
    await expect.poll(() => queries.length, { interval: 1 }).toBe(count)
    return queries.at(-1) as (typeof queries)[number]
  }
  return { queries, find, sent }
}

test('all of one turn are asked for in one query, each once, in a number that comes again', async () => {
  const { find, sent } = createSource()
  const answers = Promise.all(['a', 'b', 'c', 'a', 'nobody', 'd'].map(find))
  const query = await sent(1)
  expect(query.keys).toEqual(['a', 'b', 'c', 'nobody', 'd', 'd', 'd', 'd'])
  query.answer()
  expect(await answers).toEqual(['A', 'B', 'C', 'A', undefined, 'D'])
})

test('who asks while a query is under way gets what is read after that', async () => {
  const { find, sent, queries } = createSource()
  const first = find('a')
  await sent(1)
  const second = find('a')
  const later = await sent(2)
  later.answer()
  expect(await second).toBe('A')
  queries[0]?.answer()
  expect(await first).toBe('A')
})

test('a few queries at a time, of many each; what comes meanwhile waits for the next', async () => {
  const { find, sent, queries } = createSource()
  const waiting: Promise<unknown>[] = []
  for (let turn = 1; turn <= 4; turn++) {
    waiting.push(find(`first ${turn}`))
    await sent(turn)
  }
  waiting.push(...Array.from({ length: 300 }, (_, at) => find(`later ${at}`)))
  await new Promise(setImmediate)
  await new Promise(setImmediate)
  expect(queries).toHaveLength(4)
  for (const [at, size] of [128, 128, 64].entries()) {
    queries[at]?.answer()
    expect((await sent(5 + at)).keys).toHaveLength(size)
  }
  for (const { answer } of queries) answer()
  await Promise.all(waiting)
  expect(queries).toHaveLength(7)
})

test('a query that fails is told to all who wait for it, and to nobody else', async () => {
  const { find, sent } = createSource()
  const failing = Promise.allSettled([find('a'), find('b')])
  ;(await sent(1)).fail()
  expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const next = find('a')
  ;(await sent(2)).answer()
  expect(await next).toBe('A')
})
