import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'

const assets = fileURLToPath(new URL('../dist/assets/', import.meta.url))
if (!existsSync(assets)) throw new Error('apps/console/dist is missing: npm run build')

const names = readdirSync(assets).filter(name => /\.(js|css)$/.test(name))
const read = (entry: string, kind: string) => {
  const name = names.find(each => each.startsWith(`${entry}-`) && each.endsWith(kind))
  return readFileSync(assets + name)
}

/**
 * Brotli bytes at quality 11. The first two are what every operator waits for; the parts load for who goes there, with what they have in common. Some per cent
 * are left for what is being written; more than that is a decision.
 */
const ceilings = [
  ['index', '.js', 32_500],
  ['index', '.css', 4900],
  ['suggestion', '.js', 1100],
  ['suggestion', '.css', 250],
  ['matcher', '.js', 3990],
  ['part', '.js', 1700],
  ['part', '.css', 1240],
  ['stage', '.js', 1450],
  ['stage', '.css', 480],
  ['rules-area', '.js', 46_200],
  ['rules-area', '.css', 2650],
  ['answers-area', '.js', 16_500],
  ['answers-area', '.css', 1500],
  ['widget-area', '.js', 10_650],
  ['widget-area', '.css', 680],
] as const

test.each(ceilings)('%s%s is at most %i bytes', (entry, kind, most) => {
  expect(brotliCompressSync(read(entry, kind)).length).toBeLessThanOrEqual(most)
})

test('these are all the files, and the desk carries nothing of the parts', () => {
  expect(names).toHaveLength(ceilings.length)
  for (const [part, word] of [
    ['rules-area', 'wrong-operator'],
    ['rules-area', 'Begin with a template'],
    ['answers-area', 'No answers yet'],
    ['widget-area', 'As your visitors have it.'],
    ['stage', 'Drawn by your site’s own widget'],
    ['suggestion', 'Suggested answer: '],
  ] as const) {
    expect(read(part, '.js').includes(word)).toBe(true)
    expect(read('index', '.js').includes(word)).toBe(false)
  }
})
