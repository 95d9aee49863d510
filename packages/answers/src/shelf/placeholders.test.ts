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

test.each(['- a', '1. a', '+ a', '* a'])('a value that would begin a list is text: %s', value => {
  expect(parseMarkdown(fillPlaceholders('{{visitor.name}}', { 'visitor.name': value }))).toEqual([
    { type: 'paragraph', children: [{ type: 'text', text: value }] },
  ])
})

test('a text made to be slow is read in one go', () => {
  for (const text of [
    `{{${' '.repeat(100_000)}`,
    '{{'.repeat(50_000),
    `{{a|${' '.repeat(100_000)}`,
    `{{ ${'a '.repeat(50_000)}`,
  ])
    expect(fillPlaceholders(text, { 'visitor.name': 'Ada' })).toBe(text)
}, 30_000)

test('what is no placeholder stays, and keeps a shelf from being saved', () => {
  expect(fillPlaceholders('{{x}} {{', {})).toBe('{{x}} {{')
  const parsed = parseShelf({ answers: [{ id: 'a', title: 'A?', phrasings: [], text: '{{visitor.nmae}}' }] })
  expect(parsed).toMatchObject({ ok: false, problems: [{ code: 'unknown-placeholder', place: 'answers[0].text' }] })
})
