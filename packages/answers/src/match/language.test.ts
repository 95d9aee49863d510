import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Answerable } from './answerable.ts'
import { build } from './build.ts'

const paying: Answerable[] = [
  { id: 'en', language: 'en', title: 'Can I pay with PayPal?', phrasings: ['PayPal'] },
  { id: 'de', language: 'de', title: 'Kann ich mit PayPal zahlen?', phrasings: ['PayPal'] },
  { id: 'opening', title: 'When are you open?', phrasings: ['Öffnungszeiten'] },
]
const { match, decide } = build(paying)

test('of answers that fit alike, the one in the language of who asks is meant, whatever the region', () => {
  expect(match('paypal', { language: 'de-AT' })[0]?.id).toBe('de')
  expect(match('paypal', { language: 'en' })[0]?.id).toBe('en')
  expect(decide('paypal', { language: 'de' })).toMatchObject({ kind: 'answer', id: 'de' })
})

test('what is asked in another language is found by its own words, and what is for any language is never behind', () => {
  expect(match('can i pay with paypal', { language: 'de' })[0]?.id).toBe('en')
  expect(match('kann ich mit paypal zahlen', { language: 'fr' })[0]?.id).toBe('de')
  expect(match('when are you open', { language: 'fr' })[0]?.id).toBe('opening')
})

type Shelf = { language: string; answers: (Answerable & { asked: string[] })[] }
const { shelves }: { shelves: Shelf[] } = JSON.parse(readFileSync(new URL('development.json', import.meta.url), 'utf8'))

test('a shelf of five languages is no worse when the language is known', () => {
  const answers = shelves.flatMap(({ language, answers }) =>
    answers.map(answer => ({ ...answer, id: `${language}-${answer.id}`, language })),
  )
  const matcher = build(answers)
  const share = (know: boolean) => {
    const found = answers.flatMap(({ id, language, asked }) =>
      asked.map(question => matcher.match(question, know ? { language } : {})[0]?.id === id),
    )
    return found.filter(Boolean).length / found.length
  }
  expect(share(true)).toBeGreaterThanOrEqual(share(false))
  expect(share(true)).toBeGreaterThanOrEqual(0.95)
})
