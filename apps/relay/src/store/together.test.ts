import { expect, test, vi } from 'vitest'
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

/** As many queries as there may be, which are not answered yet. */
async function fill({ find, sent }: Pick<ReturnType<typeof createSource>, 'find' | 'sent'>) {
  const first: Promise<unknown>[] = []
  for (let turn = 1; turn <= 4; turn++) {
    first.push(find(`first ${turn}`))
    await sent(turn)
  }
  return first
}
const outcomes = async (asked: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(asked)).map(({ status }) => status)

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
  const waiting = await fill({ find, sent })
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

test('who has waited too long hears so, and who came later is served', async () => {
  const source = createSource()
  const [first, ...others] = await fill(source)
  const now = vi.spyOn(performance, 'now').mockReturnValue(10_000)
  const old = source.find('old')
  now.mockReturnValue(13_001)
  const young = source.find('young')
  source.queries[0]?.answer()
  const next = await source.sent(5)
  expect(next.keys).toEqual(['young'])
  for (const { answer } of source.queries) answer()
  expect(await outcomes([old, young])).toEqual(['rejected', 'fulfilled'])
  await Promise.all([first, ...others])
  now.mockRestore()
})

test('a query that fails is told to all who wait for it or behind it, and to nobody who comes later', async () => {
  const source = createSource()
  const { find, sent, queries } = source
  const first = await fill(source)
  const failing = [...first, find('behind'), find('behind too')]
  queries[0]?.fail()
  expect(await outcomes(failing.slice(4))).toEqual(['rejected', 'rejected'])
  expect(queries).toHaveLength(4)
  for (const { answer } of queries) answer()
  expect(await outcomes(first)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
  await new Promise(setImmediate)
  const next = find('a')
  ;(await sent(5)).answer()
  expect(await next).toBe('A')
})
