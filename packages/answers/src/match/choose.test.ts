import { expect, test } from 'vitest'
import { choose, defaultThresholds } from './choose.ts'

const decide = (...scores: number[]) =>
  choose(
    scores.map((score, at) => ({ id: `${at}`, score })),
    defaultThresholds,
  )

test('one that is likely enough is given, of several that may be right up to three are offered', () => {
  expect(decide(0.8, 0.1)).toMatchObject({ kind: 'answer', id: '0' })
  expect(decide(0.5, 0.2, 0.1, 0.09)).toMatchObject({ kind: 'offer', ids: ['0', '1', '2'] })
  expect(decide(0.5, 0.05)).toMatchObject({ kind: 'offer', ids: ['0'] })
})

test('three that are unlikely each are not offered together', () => {
  expect(decide(0.18, 0.17, 0.16)).toEqual({ kind: 'abstain', reason: 'nothing-like-it' })
  expect(decide(0.24, 0.05)).toEqual({ kind: 'abstain', reason: 'nothing-like-it' })
})
