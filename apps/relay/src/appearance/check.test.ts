import { expect, test } from 'vitest'
import type { Languages } from '../words/languages.ts'
import { checkAppearance } from './check.ts'

const texts = { lang: 'en', dir: 'ltr', hello: 'How can we help?' }
const languages: Languages = { en: { path: '/words-en.js', texts } }
const field = (name: string, more: object = {}) => ({ name, label: 'Label', kind: 'text', ...more })

test.each([
  {},
  { accent: '#1d4e89', side: 'left', theme: 'dark', language: 'en-GB', away: 'hide', rating: false, consent: true },
  { texts: { '*': { hello: 'Hi' } } },
  { form: [] },
  {
    form: [
      field('name', { kind: 'name', required: true }),
      field('mail', { kind: 'email', when: 'away' }),
      field('order'),
    ],
  },
])('%j is taken as it is', appearance => {
  expect(checkAppearance(appearance, languages)).toEqual({ ok: true, appearance })
})

test.each([
  [{ accent: 'red' }, 'accent'],
  [{ accent: '#fff' }, 'accent'],
  [{ side: 'top' }, 'side'],
  [{ theme: 'auto' }, 'theme'],
  [{ language: 'tlh' }, 'language'],
  [{ language: 7 }, 'language'],
  [{ texts: { en: { helo: 'Hi' } } }, 'texts.en.helo'],
  [{ texts: [] }, 'texts'],
  [{ form: Array.from({ length: 9 }, (_, at) => field(`f${at}`)) }, 'form'],
  [{ form: [field('a'), field('a')] }, 'form[1].name'],
  [{ form: [field('a b')] }, 'form[0].name'],
  [{ form: [field('a', { label: '' })] }, 'form[0].label'],
  [{ form: [field('a', { label: 'x'.repeat(121) })] }, 'form[0].label'],
  [{ form: [field('a', { kind: 'file' })] }, 'form[0].kind'],
  [{ form: [field('a', { kind: 'email' }), field('b', { kind: 'email' })] }, 'form[1].kind'],
  [{ colour: '#1d4e89' }, 'colour'],
  [JSON.parse('{"__proto__": {}}'), '__proto__'],
  [[], ''],
  [null, ''],
])('%j is not, and its place is told', (wanted, place) => {
  const checked = checkAppearance(wanted, languages)
  expect(checked.ok ? 'taken' : checked.problems.map(problem => problem.place)).toEqual([place])
  for (const { message } of checked.ok ? [] : checked.problems) expect(message).toMatch(/\.$/)
})
