import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseRules, readSession } from '@beckon/rules'
import { expect, test } from 'vitest'
import { pagesOf, reasonsAt, showingsOf } from './replay.ts'

const folder = fileURLToPath(new URL('../../../../demo/beckon/', import.meta.url))
const parsed = parseRules(readFileSync(`${folder}rules.json`, 'utf8'))
if (!parsed.ok) throw new Error('The rules of the demo shop cannot be read.')
const file = parsed.rules

function visit(name: string) {
  const read = readSession(readFileSync(`${folder}sessions/${name}.jsonl`, 'utf8'))
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.problems)}`)
  return read.events
}

test('the build has three visits to offer', () => {
  expect(readdirSync(`${folder}sessions`).filter(name => name.endsWith('.jsonl'))).toHaveLength(3)
})

test.each([
  ['looks-at-a-kettle', ['/', '/product/kettle', '/product/grinder'], 'product-greeting', 'dismissed'],
  ['compares-plans', ['/', '/pricing', '/help'], 'pricing-help', 'retracted'],
  ['leaves-the-cart', ['/product/teapot', '/cart'], 'cart-shipping', 'dismissed'],
])('%s sees one message, as it did when it was recorded', (name, pages, rule, end) => {
  const events = visit(name)
  expect(pagesOf(events).map(({ label }) => label)).toEqual(pages)
  const showings = showingsOf(file, events)
  expect(showings.map(shown => [shown.rule, shown.end])).toEqual([[rule, end]])
  const [shown] = showings
  const won = reasonsAt(file, events, shown?.fromMs ?? 0).rules.filter(({ lost }) => lost === undefined)
  expect(won.map(trace => trace.rule)).toEqual([rule])
})
