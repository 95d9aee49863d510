import { expect, test } from 'vitest'
import { parseMarkdown } from '../markdown/parse.ts'
import { parseShelf } from './parse.ts'
import { fillPlaceholders } from './placeholders.ts'

test('a value stands in its place, what is behind the line where there is none', () => {
  const text = 'Hello {{visitor.name|there}}, {{ operator.name }} here.{{page.title}}'
  expect(fillPlaceholders(text, { 'visitor.name': 'Ada', 'operator.name': 'Ann' })).toBe('Hello Ada, Ann here.')
  expect(fillPlaceholders(text, { 'visitor.name': ' ' })).toBe('Hello there,  here.')
})

test('a name the visitor chose can never become Markdown', () => {
  const name = '**x** [y](https://evil.test)\n- `z` _w_ https://evil.test'
  const [block] = parseMarkdown(fillPlaceholders('Hello {{visitor.name}}', { 'visitor.name': name }))
  const kinds = block?.type === 'paragraph' ? block.children.map(({ type }) => type) : []
  expect(kinds.filter(kind => kind !== 'text')).toEqual([])
  expect(fillPlaceholders('{{visitor.name}}', { 'visitor.name': '**x**' }, true)).toBe('**x**')
})

test('what is no placeholder stays, and keeps a shelf from being saved', () => {
  expect(fillPlaceholders('{{x}} {{', {})).toBe('{{x}} {{')
  const parsed = parseShelf({ answers: [{ id: 'a', title: 'A?', phrasings: [], text: '{{visitor.nmae}}' }] })
  expect(parsed).toMatchObject({ ok: false, problems: [{ code: 'unknown-placeholder', place: 'answers[0].text' }] })
})
