import { expect, test } from 'vitest'
import { linkText } from './address.ts'

const hrefs = (text: string) => linkText(text).flatMap(part => (part.type === 'link' ? [part.href] : []))
const plain = (text: string) =>
  linkText(text).map(part => (part.type === 'link' ? `<${part.href}>` : 'text' in part ? part.text : ''))

test('addresses become links, and the sentence around them stays text', () => {
  expect(plain('See https://shop.test/a?b=c. Or (mailto:ann@shop.test)!')).toEqual([
    'See ',
    '<https://shop.test/a?b=c>',
    '. Or (',
    '<mailto:ann@shop.test>',
    ')!',
  ])
})

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  '//evil.test',
  'java\tscript:x',
  'https://',
  '<img src=x>',
])('[A44] %s is no link', text => {
  expect(hrefs(text)).toEqual([])
  expect(plain(text).join('')).toBe(text)
})

test('[A57] a long text full of beginnings is read in one go', () => {
  const text = 'https://'.repeat(8000)
  expect(plain(text).join('').replace(/[<>]/g, '')).toBe(text)
})
