import { expect, test } from 'vitest'
import { createClockByHand } from '../clock/by-hand.ts'
import type { Embedding } from './embedding.ts'
import { createMeaningReader } from './meanings.ts'

function createModel() {
  const asked: string[][] = []
  let isThere = true
  const embedding: Embedding = {
    name: 'test',
    async embed(texts) {
      asked.push([...texts])
      if (!isThere) throw new Error('away')
      return texts.map(text => [text.length, 1])
    },
  }
  const failures: unknown[] = []
  const clock = createClockByHand()
  const reader = createMeaningReader(embedding, clock, error => failures.push(error))
  return {
    asked,
    failures,
    clock,
    reader,
    set isThere(is: boolean) {
      isThere = is
    },
  }
}

test('a shelf that changed is asked for what is new, of each site for itself', async () => {
  const { reader, asked } = createModel()
  await reader.ofTexts('shop', ['a', 'bb', 'a'])
  const known = await reader.ofTexts('shop', ['bb', 'ccc'])
  expect([...(known ?? [])].map(([text, meaning]) => [text, meaning[0]])).toEqual([
    ['bb', 2],
    ['ccc', 3],
  ])
  await reader.ofTexts('other', ['bb'])
  await reader.ofTexts('shop', ['a'])
  expect(asked).toEqual([['a', 'bb'], ['ccc'], ['bb'], ['a']])
})

test('without the model nothing is known, the reason is told, and what was known stays so', async () => {
  const model = createModel()
  await model.reader.ofTexts('shop', ['a'])
  model.isThere = false
  expect(await model.reader.ofTexts('shop', ['a', 'b'])).toBeUndefined()
  expect(model.failures).toHaveLength(1)
  model.isThere = true
  await model.reader.ofTexts('shop', ['a', 'b'])
  expect(model.asked.at(-1)).toEqual(['b'])
})

test('after a question that failed others do not wait for the same, for a while', async () => {
  const model = createModel()
  model.isThere = false
  expect(await model.reader.ofQuestion('one')).toBeUndefined()
  model.isThere = true
  expect(await model.reader.ofQuestion('two')).toBeUndefined()
  model.clock.advance(30_000)
  expect(await model.reader.ofQuestion('three')).toEqual([5, 1])
  expect(model.asked).toEqual([['one'], ['three']])
})
