import { expect, test } from 'vitest'
import { formatOf } from './format.ts'

test.each([
  ['', 'shelf.MD', 'markdown'],
  ['## A title', 'shelf.csv', 'csv'],
  ['', 'shelf.tsv', 'csv'],
  ['a', 'answers.json', 'json'],
  [' {"answers": []}', '', 'json'],
  ['Words first\n## A title\n\nText', 'shelf.txt', 'markdown'],
  ['title,text\n"A","# no heading"', '', 'csv'],
])('%j in %j is %s', (text, name, format) => expect(formatOf(text, name)).toBe(format))
