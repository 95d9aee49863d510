import { expect, test } from 'vitest'
import { buildPatiently } from './patiently.ts'

const shelf = [{ id: 'a', title: 'What does shipping cost?', phrasings: ['How much is delivery?'] }]

test('rests on the way, and is the same in the end', async () => {
  let rests = 0
  const matcher = await buildPatiently(shelf, async () => void rests++)
  expect(rests).toBeGreaterThan(0)
  expect(matcher.decide('what does shipping cost')).toMatchObject({ kind: 'answer', id: 'a' })
})

test('stops where it is no longer wanted', async () => {
  let isWanted = true
  const matcher = await buildPatiently(
    shelf,
    async () => {
      isWanted = false
    },
    { isWanted: () => isWanted },
  )
  expect(matcher).toBeUndefined()
})
