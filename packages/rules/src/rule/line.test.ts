import { expect, test } from 'vitest'
import { lineOf } from './line.ts'

const text = `
{
  "settings": { "gap": 5 },
  "rules": [
    { "id": "a \\" [{", "do": [] },
    {
      "id": "b",
      "when": { "all": [
        { "signal": "page.path" },
        { "value":
            [1, 2] }
      ] }
    }
  ]
}`

test.each([
  ['', 2],
  ['settings.gap', 3],
  ['settings.zone', 3],
  ['rules', 4],
  ['rules[0].id', 5],
  ['rules[1]', 6],
  ['rules[1].do', 6],
  ['rules[1].id', 7],
  ['rules[1].when.all[0].signal', 9],
  ['rules[1].when.all[0].op', 9],
  ['rules[1].when.all[1].value', 10],
  ['rules[1].when.all[1].value[1]', 11],
  ['rules[7]', 4],
])('%s stands on line %i', (place, line) => {
  expect(lineOf(text, place)).toBe(line)
})

test('a text that is no JSON ends the search, not the program', () => {
  for (let length = 0; length < text.length; length++)
    expect(lineOf(text.slice(0, length), 'rules[1].when.all[1].value')).toBeLessThan(20)
})
