import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, Inline } from './nodes.ts'
import { parseMarkdown } from './parse.ts'

/** Nodes in a short notation, so that a test is a line. */
function draw(blocks: readonly Block[]): string {
  return blocks
    .map(block =>
      block.type === 'paragraph'
        ? `p(${drawAll(block.children)})`
        : `${block.ordered ? 'ol' : 'ul'}(${block.items.map(drawAll).join('|')})`,
    )
    .join('')
}

function drawAll(nodes: readonly Inline[]): string {
  return nodes.map(drawOne).join('')
}

function drawOne(node: Inline): string {
  if (node.type === 'text') return node.text
  if (node.type === 'break') return '⏎'
  if (node.type === 'code') return `code(${node.text})`
  return node.type === 'link'
    ? `a<${node.href}>(${drawAll(node.children)})`
    : `${node.type[0]}(${drawAll(node.children)})`
}

describe('blocks', () => {
  test.each([
    ['', ''],
    ['one\ntwo\n\nthree', 'p(one⏎two)p(three)'],
    ['a\r\n\r\nb', 'p(a)p(b)'],
    ['- a\n- b', 'ul(a|b)'],
    ['1. a\n2) b', 'ol(a|b)'],
    ['before\n- a\n  still a\nafter', 'p(before)ul(a⏎still a)p(after)'],
    ['- a\n1. b', 'ul(a)ol(b)'],
    ['-no list', 'p(-no list)'],
    ['- ', 'p(-)'],
    ['# no heading', 'p(# no heading)'],
    ['<b>no html</b>', 'p(<b>no html</b>)'],
  ])('%j', (text, drawn) => {
    expect(draw(parseMarkdown(text))).toBe(drawn)
  })
})

describe('inside a line', () => {
  test.each([
    ['**b** and *i* and _i_', 'b(b) and i(i) and i(i)'],
    ['**a *b* c**', 'b(a i(b) c)'],
    ['**a', '**a'],
    ['a*', 'a*'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['snake_case_word', 'snake_case_word'],
    ['**a *b** c', 'b(a *b) c'],
    ['`a **b**`', 'code(a **b**)'],
    ['`a', '`a'],
    ['\\*a\\*', '*a*'],
    ['\\a', '\\a'],
    ['[a](https://x.test/?a=1)', 'a<https://x.test/?a=1>(a)'],
    ['[**a**](mailto:a@b.test)', 'a<mailto:a@b.test>(b(a))'],
    ['[a](tel:+43123)', 'a<tel:+43123>(a)'],
    ['[a](javascript:alert(1))', '[a](javascript:alert(1))'],
    ['[a](javascript:x)', 'a'],
    ['[a](JAVASCRIPT:x)', 'a'],
    ['[a](data:text/html,x)', 'a'],
    ['[a](/help)', 'a'],
    ['[a](//x.test)', 'a'],
    ['[a](https:x)', 'a'],
    ['[a](https://x\u0000y)', 'a'],
    ['[a] (https://x.test)', '[a] (https://x.test)'],
    ['[a [b](https://x.test)', '[a a<https://x.test>(b)'],
    ['a](https://x.test)', 'a](https://x.test)'],
    ['[*a](https://x.test)*', 'a<https://x.test>(*a)*'],
  ])('%j', (text, drawn) => {
    expect(draw(parseMarkdown(text))).toBe(`p(${drawn})`)
  })
})

describe('hostile text', () => {
  test.each(['[', '*', '**a', '`', '_a ', '](', '[a](', '- ', '\\', '1. ', '[a](b', '**[*_`'])(
    '%j over and over',
    part => {
      expect(parseMarkdown(part.repeat(16_384 / part.length)).length).toBeGreaterThan(0)
    },
  )

  test('no letter is lost, whatever the marks', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', ' ', '*', '**', '_', '`', '[', ']', '(', ')', '\\', '\n', '- ', '1. '))
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(text, source => {
        const letters = (from: string) => from.replace(/[^ab]/g, '')
        expect(letters(JSON.stringify(parseMarkdown(source).map(textOf)))).toBe(
          letters(source.replace(/\]\([^()\s]+\)/g, ']')),
        )
      }),
    )
  })

  test('every link goes to the web, mail or a telephone', () => {
    const href = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.constantFrom('javascript:alert`1`', 'vbscript:x', ' https://x', 'tel:1'),
    )
    fc.assert(
      fc.property(href, to => {
        const found = [...JSON.stringify(parseMarkdown(`[a](${to})`)).matchAll(/"href":"([^"]*)/g)].map(
          ([, link]) => link,
        )
        for (const link of found) expect(link).toMatch(/^(https?:\/\/|mailto:|tel:)/i)
      }),
    )
    // Nothing is timed here: a machine that does other work takes long for some of them.
  }, 30_000)
})

function textOf(block: Block): string {
  return block.type === 'paragraph' ? plain(block.children) : block.items.map(plain).join()
}

function plain(nodes: readonly Inline[]): string {
  return nodes.map(node => ('text' in node ? node.text : 'children' in node ? plain(node.children) : '')).join('')
}
