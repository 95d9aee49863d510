import { expect, test } from 'vitest'
import { negotiate, type Wishes } from './negotiate.ts'

const languages = ['ar', 'de', 'en', 'fr', 'he', 'nb', 'pt', 'zh']

const cases: [why: string, wishes: Wishes, language: string][] = [
  ['nothing is known', {}, 'en'],
  ['the tag comes first', { tag: 'de', fixed: 'fr', page: 'pt', accepts: 'ar' }, 'de'],
  ['then what the owner fixed', { fixed: 'fr', page: 'pt', accepts: 'ar' }, 'fr'],
  ['then the page', { page: 'pt', accepts: 'ar' }, 'pt'],
  ['then the browser', { accepts: 'ar' }, 'ar'],
  ['a region is passed over', { page: 'de-AT' }, 'de'],
  ['in Brazil as in Portugal', { page: 'pt-BR' }, 'pt'],
  ['in either script of Chinese', { page: 'zh-TW' }, 'zh'],
  ['a script and a region', { page: 'zh-Hant-HK' }, 'zh'],
  ['an underscore, as in many templates', { page: 'pt_BR' }, 'pt'],
  ['in capitals', { page: 'DE-de' }, 'de'],
  ['white space around', { page: ' de ' }, 'de'],
  ['Norwegian under its old name', { page: 'no' }, 'nb'],
  ['Nynorsk is read by those who write it', { page: 'nn-NO' }, 'nb'],
  ['Hebrew under its old name', { page: 'iw' }, 'he'],
  ['one that nobody speaks gives way to the next', { tag: 'is', page: 'eo', accepts: 'mi, fr;q=0.5' }, 'fr'],
  ['what is no language gives way as well', { tag: '<script>', page: '', accepts: 'de' }, 'de'],
  ['the most wished for of the browser, in whatever order', { accepts: 'de;q=0.4, fr;q=0.9, ar;q=0.8' }, 'fr'],
  ['of equals the first', { accepts: 'pt-BR,de,fr' }, 'pt'],
  ['never what the browser refuses', { accepts: 'de;q=0' }, 'en'],
  ['but what it hardly wishes for', { accepts: 'de;q=0, fr;q=0.001' }, 'fr'],
  ['a wish for anything is none', { accepts: '*' }, 'en'],
  ['a header of nonsense', { accepts: ';;q=1,,,=;q=x,de;q=1;q=0' }, 'de'],
  ['no end of wishes', { accepts: `${'xx,'.repeat(5000)}de` }, 'en'],
]

test.each(cases)('%s', (_, wishes, language) => {
  expect(negotiate(wishes, languages)).toBe(language)
})
