import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answerable } from './answerable.ts'
import { build, buildInSteps, type Matcher } from './build.ts'
import { maxQuestionChars } from './features.ts'

type DevelopmentShelf = {
  readonly language: string
  readonly answers: readonly (Answerable & { readonly asked: readonly string[] })[]
  readonly foreign: readonly string[]
}

const { shelves }: { shelves: readonly DevelopmentShelf[] } = JSON.parse(
  readFileSync(new URL('development.json', import.meta.url), 'utf8'),
)

describe.each(shelves)('the development shelf in $language', ({ answers, foreign }) => {
  const { decide } = build(answers)
  const asked = answers.flatMap(({ id, asked }) => asked.map(question => ({ id, question, choice: decide(question) })))

  test('never answers wrongly, and answers most', () => {
    const given = asked.filter(({ choice }) => choice.kind === 'answer')
    expect(given.filter(({ id, choice }) => choice.kind === 'answer' && choice.id !== id)).toEqual([])
    expect(given.length / asked.length).toBeGreaterThanOrEqual(0.5)
  })

  test('holds the right answer among what it offers', () => {
    for (const { id, choice } of asked) if (choice.kind === 'offer') expect(choice.ids).toContain(id)
  })

  test.each(foreign)('does not answer: %s', question => {
    expect(decide(question).kind).not.toBe('answer')
  })
})

test('the right answer is first for at least 95 of 100 questions of the development shelves', () => {
  const firsts = shelves.flatMap(({ answers }) => {
    const { match } = build(answers)
    return answers.flatMap(({ id, asked }) => asked.map(question => match(question)[0]?.id === id))
  })
  expect(firsts.filter(Boolean).length / firsts.length).toBeGreaterThanOrEqual(0.95)
})

const shop: Answerable[] = [
  { id: 'shipping', title: 'What does shipping cost?', phrasings: ['How much is delivery?'] },
  { id: 'returns', title: 'Can I send it back?', phrasings: [] },
]

describe('a small shelf', () => {
  test('the title is a phrasing', () => {
    expect(build(shop).decide('can i send it back')).toMatchObject({ kind: 'answer', id: 'returns' })
  })

  test('the very words are nearly certain', () => {
    expect(build(shop).match('Can I send it back?')[0]?.score).toBeGreaterThan(0.95)
  })

  test('accents and case make no difference', () => {
    expect(build(shop).match('SHÍPPING COST')).toEqual(build(shop).match('shipping cost'))
  })

  test('two answers that fit alike are offered, not chosen between', () => {
    const twins = build([
      { id: 'a', title: 'shipping to Austria', phrasings: [] },
      { id: 'b', title: 'shipping to Australia', phrasings: [] },
    ])
    expect(twins.decide('shipping')).toMatchObject({ kind: 'offer', ids: ['a', 'b'] })
  })

  test('nothing in common is nothing to offer', () => {
    expect(build(shop).decide('ξυζζυ')).toEqual({ kind: 'abstain', reason: 'nothing-in-common' })
  })

  test('an empty shelf has no answer', () => {
    expect(build([]).decide('shipping')).toEqual({ kind: 'abstain', reason: 'nothing-in-common' })
  })

  test('an owner may ask for more certainty', () => {
    expect(build(shop, { thresholds: { answerAt: 1.1 } }).decide('Can I send it back?').kind).toBe('offer')
  })
})

describe('a shelf that changes', () => {
  const added: Answerable = { id: 'hours', title: 'When are you open?', phrasings: ['What are your opening hours?'] }
  const questions = ['when do you open', 'shipping cost', 'send it back please', 'hours of delivery']
  const said = (matcher: Pick<Matcher, 'match'>) => questions.map(question => matcher.match(question))

  test('put adds and changes, remove takes away: as if it had been built so', () => {
    const changing = build(shop)
    changing.put(added)
    expect(said(changing)).toEqual(said(build([...shop, added])))
    const other = { ...added, title: 'Are you open on Sundays?' }
    changing.put(other)
    expect(said(changing)).toEqual(said(build([...shop, other])))
    changing.remove('hours')
    changing.remove('nobody')
    expect(said(changing)).toEqual(said(build(shop)))
  })

  test('built in steps it is the same', () => {
    const building = buildInSteps([...shop, added])
    let step = building.next()
    let rests = 0
    for (; !step.done; step = building.next()) rests++
    expect(rests).toBeGreaterThan(0)
    expect(said(step.value)).toEqual(said(build([...shop, added])))
  })

  test('many phrasings of one answer do not crowd out another with one', () => {
    const many = Array.from({ length: 60 }, (_, at) => `What does delivery number ${at} cost in euros?`)
    const crowded = build([{ id: 'shipping', title: 'Delivery', phrasings: many }, ...shop.slice(1)])
    expect(crowded.match('can i send it back')[0]?.id).toBe('returns')
  })
})

describe('hostile questions', () => {
  const { match, decide } = build(shop)
  const endless = {
    'one word of 16 KB': 'a'.repeat(16_384),
    'combining marks': `s${'\u0301'.repeat(16_384)}`,
    'marks that do not combine away': `क${'\u093f'.repeat(16_384)}`,
    emoji: '👩‍👩‍👧‍👦'.repeat(2000),
    'half a surrogate': '\ud83d'.repeat(5000),
    'mixed scripts': 'aя語ع'.repeat(4000),
    'unfolding ligatures': '\ufdfa'.repeat(16_384),
    empty: '',
    spaces: ' \n\t'.repeat(1000),
    'a name every object has': '__proto__ constructor toString',
  }
  test.each(Object.entries(endless))('%s', (_, question) => {
    expect(decide(question).kind).not.toBe('answer')
    for (const { score } of match(question)) expect(score).toBeGreaterThan(0)
  })

  test('what comes after the limit is not read', () => {
    const long = 'shipping cost '.repeat(100).slice(0, maxQuestionChars)
    expect(match(`${long} xyzzy`)).toEqual(match(long))
  })

  test('any question and any shelf: scores from 0 to 1, best first, never a throw', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
    const answer = fc.record({ id: fc.uuid(), title: text, phrasings: fc.array(text, { maxLength: 3 }) })
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 5 }), text, (answers, question) => {
        const scores = build(answers)
          .match(question)
          .map(({ score }) => score)
        expect(scores.every(score => score > 0 && score <= 1)).toBe(true)
        expect(scores).toEqual([...scores].sort((a, b) => b - a))
      }),
    )
    // Nothing is timed here: a machine that does other work takes long for some of them.
  }, 30_000)
})
