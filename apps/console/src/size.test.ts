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
 * Brotli bytes at quality 11. The first two are what every operator waits for; the rules load for who goes there. Some per cent are left for what is
 * being written; more than that is a decision.
 */
const ceilings = [
  ['index', '.js', 31_000],
  ['index', '.css', 4900],
  ['rules-area', '.js', 47_500],
  ['rules-area', '.css', 3600],
] as const

test.each(ceilings)('%s%s is at most %i bytes', (entry, kind, most) => {
  expect(brotliCompressSync(read(entry, kind)).length).toBeLessThanOrEqual(most)
})

test('these are all the files, and the desk carries nothing of the rules', () => {
  expect(names).toHaveLength(ceilings.length)
  for (const word of ['wrong-operator', 'Begin with a template']) {
    expect(read('rules-area', '.js').includes(word)).toBe(true)
    expect(read('index', '.js').includes(word)).toBe(false)
  }
})
