import { expect, test } from 'vitest'
import { readTrial, signTrial } from './trial.ts'

const token = signTrial('secret', 'shop', 'greet', 1000)
const dayMs = 86_400_000

test('names the rule it was signed for, until it expires', () => {
  expect(readTrial('secret', 'shop', token, 1000 + dayMs - 1)).toBe('greet')
  expect(readTrial('secret', 'shop', token, 1000 + dayMs)).toBeUndefined()
})

test.each([
  ['another secret', ['other', 'shop', token]],
  ['another site', ['secret', 'other', token]],
  ['another rule', ['secret', 'shop', token.replace('greet', 'leave')]],
  ['a later end', ['secret', 'shop', token.replace(/\.\d+/, digits => `${digits}0`)]],
  ['a shorter signature', ['secret', 'shop', token.slice(0, -1)]],
  ['no signature', ['secret', 'shop', 'greet.99999999.']],
  ['nothing', ['secret', 'shop', '']],
] as const)('is worth nothing with %s', (_, [secret, site, given]) => {
  expect(readTrial(secret, site, given, 1000)).toBeUndefined()
})
