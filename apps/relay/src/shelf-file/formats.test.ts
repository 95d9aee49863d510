import type { Answer } from '@beckon/answers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Format, formatOf, readShelfFile, writeShelfFile } from './formats.ts'

const problems = (format: Format, text: string) =>
  readShelfFile(format, text).problems.map(({ line, code }) => `${line} ${code}`)

describe('CSV', () => {
  test('as a spreadsheet writes it: quotes, line breaks in cells, semicolons, a byte-order mark', () => {
    const text =
      '\ufefftitle;phrasings;text;tags\r\n"What does it cost?";"How much?\r\nPrice?";"Two\n""euros"".";a|b\r\nÜber uns;;Wir.;\r\n'
    expect(readShelfFile('csv', text)).toMatchObject({
      problems: [],
      answers: [
        { id: 'what-does-it-cost', phrasings: ['How much?', 'Price?'], text: 'Two\n"euros".', tags: ['a', 'b'] },
        { id: 'uber-uns', title: 'Über uns', phrasings: [], text: 'Wir.' },
      ],
    })
  })

  test('every problem has its line', () => {
    const text = 'id,title,text,color\na,A?,Yes,red\n'
    expect(problems('csv', text)).toEqual(['1 unknown-column'])
    expect(problems('csv', 'title,title\n')).toEqual(['1 duplicate', '1 missing'])
    expect(problems('csv', '')).toEqual(['1 empty'])
    expect(problems('csv', 'title,text\n"A?\nx","y\n')).toEqual([expect.stringMatching(/not-csv$/)])
    expect(problems('csv', 'id,title,text\na,A?,"x\ny"\n,,z\na,B?,x\nc,C?,{{x}},more\n')).toEqual([
      '4 out-of-range',
      '5 duplicate',
      '6 too-many-cells',
      '6 unknown-placeholder',
    ])
  })

  test('a text that a spreadsheet would run is told to be text', () => {
    const answer: Answer = { id: 'a', title: '=1+1', phrasings: ['-x'], text: "'quoted'" }
    const file = writeShelfFile('csv', [answer])
    expect(file).toContain(`"'=1+1"`)
    expect(readShelfFile('csv', file).answers).toEqual([answer])
  })
})

describe('Markdown', () => {
  test('a heading, fields, phrasings, text', () => {
    const text =
      'Our answers\n\n## What does it cost?\nlanguage: en\ntags: a|b\nphrasings:\n- How much?\n* Price?\n\nTwo **euros**.\n\n- a list\n\n## Bare\n\nYes: it is.\n'
    expect(readShelfFile('markdown', text)).toMatchObject({
      problems: [],
      answers: [
        {
          id: 'what-does-it-cost',
          language: 'en',
          tags: ['a', 'b'],
          phrasings: ['How much?', 'Price?'],
          text: 'Two **euros**.\n\n- a list',
        },
        { id: 'bare', phrasings: [], text: 'Yes: it is.' },
      ],
    })
  })

  test('every problem has its line', () => {
    expect(problems('markdown', 'nothing')).toEqual(['1 empty'])
    expect(problems('markdown', '## A\nid: a\ncolor: red\n\nYes\n\n## B\n\n')).toEqual([
      '3 unknown-field',
      '7 out-of-range',
    ])
  })
})

const line = fc
  .stringMatching(/^[A-Za-zäöüß0-9='@+?!."#*,;-][\w äöüßÄ日本"'=;,.?!*#\\-]{0,30}$/)
  .map(text => text.trim())
const words = line.filter(text => text.length > 0 && !text.includes('|'))
const answer = fc
  .record(
    {
      id: fc.stringMatching(/^[\w-]{1,20}$/),
      title: words,
      phrasings: fc.array(words, { maxLength: 3 }),
      text: fc
        .array(fc.oneof(line, fc.constantFrom('## x', '\\## x', '', '- a')), { minLength: 1, maxLength: 4 })
        .map(lines => lines.join('\n').trim()),
      language: fc.constantFrom('de', 'pt-BR'),
      pages: fc.array(fc.constantFrom('/cart', '/p/*'), { minLength: 1, maxLength: 2 }),
      shortcut: fc.stringMatching(/^[a-z]{1,8}$/),
      tags: fc.array(words, { minLength: 1, maxLength: 3 }),
      scope: fc.constantFrom('operators', 'department:Sales'),
      owner: words,
      reviewOn: fc.constant('2026-12-01'),
    },
    { requiredKeys: ['id', 'title', 'phrasings', 'text'] },
  )
  .filter(({ text, title }) => text !== '' && title !== '')

test.each<Format>(['csv', 'markdown', 'json'])('what is written as %s is read as it was', format => {
  const shelf = fc.uniqueArray(answer, { selector: ({ id }) => id, maxLength: 4 }).filter(answers => {
    const shortcuts = answers.flatMap(({ shortcut }) => shortcut ?? [])
    return new Set(shortcuts).size === shortcuts.length
  })
  fc.assert(
    fc.property(shelf, answers => {
      if (answers.length === 0) return
      const read = readShelfFile(format, writeShelfFile(format, answers as Answer[]))
      expect(read.problems).toEqual([])
      expect(read.answers).toEqual(answers)
    }),
  )
})

test('the end of a name tells the format', () => {
  expect(['a.csv', 'a.MD', 'a.markdown', 'a.json', 'a'].map(formatOf)).toEqual([
    'csv',
    'markdown',
    'markdown',
    'json',
    'json',
  ])
})
