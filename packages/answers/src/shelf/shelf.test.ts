import { describe, expect, test } from 'vitest'
import { answersForPage, matchesPath } from './page.ts'
import { parseShelf } from './parse.ts'

const whole = { id: 'a', title: 'A?', phrasings: [], text: 'Yes.' }

function problems(file: unknown): string[] {
  const parsed = parseShelf(file)
  return parsed.ok ? [] : parsed.problems.map(({ code, place }) => `${code} ${place}`)
}

describe('parseShelf', () => {
  test('takes a whole shelf, as JSON or as text', () => {
    const file = { answers: [{ ...whole, language: 'de', pages: ['/cart'], shortcut: 'größe', tags: ['x'] }] }
    expect(parseShelf(file)).toEqual({ ok: true, shelf: file })
    expect(parseShelf(JSON.stringify(file))).toEqual({ ok: true, shelf: file })
  })

  test.each([
    ['{', ['not-json ']],
    [[], ['wrong-type ']],
    [{}, ['missing answers']],
    [{ answers: [], x: 1 }, ['unknown-field x']],
    [{ answers: [null] }, ['wrong-type answers[0]']],
    [
      { answers: [{}] },
      ['missing answers[0].id', 'missing answers[0].title', 'missing answers[0].text', 'missing answers[0].phrasings'],
    ],
    [{ answers: [{ ...whole, html: '<b>' }] }, ['unknown-field answers[0].html']],
    [{ answers: [whole, whole] }, ['duplicate answers[1].id']],
    [
      {
        answers: [
          { ...whole, shortcut: 'x' },
          { ...whole, id: 'b', shortcut: 'x' },
        ],
      },
      ['duplicate answers[1].shortcut'],
    ],
    [{ answers: [{ ...whole, shortcut: 'two words' }] }, ['out-of-range answers[0].shortcut']],
    [{ answers: [{ ...whole, phrasings: ['x', 3] }] }, ['wrong-type answers[0].phrasings[1]']],
    [{ answers: [{ ...whole, text: ' ' }] }, ['out-of-range answers[0].text']],
    [{ answers: [{ ...whole, pages: [] }] }, ['out-of-range answers[0].pages']],
  ])('%j: %j', (file, expected) => {
    expect(problems(file)).toEqual(expected)
  })
})

describe('answersForPage', () => {
  const shelf = {
    answers: [
      { ...whole, id: 'everywhere' },
      { ...whole, id: 'cart', pages: ['/cart'] },
      { ...whole, id: 'product', pages: ['/product/**', '/category/*'] },
    ],
  }
  test.each([
    ['/cart', ['cart', 'everywhere']],
    ['/product/tea/green', ['product', 'everywhere']],
    ['/category/tea', ['product', 'everywhere']],
    ['/', ['everywhere']],
  ])('%s', (path, ids) => {
    expect(answersForPage(shelf, path).map(({ id }) => id)).toEqual(ids)
  })

  test.each([
    ['/', '/', true],
    ['/**', '/', true],
    ['/a/**', '/a', true],
    ['/a/**', '/a/b/c/', true],
    ['/a/**', '/ab', false],
    ['/a/*', '/a/b/c', false],
    ['/**/b', '/a/x/b', true],
    ['/a/**/b', '/a/b', true],
    ['/a-*-c', '/a-b-c', true],
    ['/a-*-c', '/a-c', false],
    ['/*.html', '/x.html', true],
    ['/*ab*ab', '/ab', false],
    ['/cart', '/Cart', false],
  ])('%s on %s is %s', (pattern, path, matches) => {
    expect(matchesPath(pattern, path)).toBe(matches)
  })
})
