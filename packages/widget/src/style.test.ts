import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('./', import.meta.url))
const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.css'))

test.each(sheets)('%s knows no left and right, but the start and the end of a line', name => {
  const css = readFileSync(src + name, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  // Those are edges of the screen.
  const ofLines = css.replace(/safe-area-inset-\w+/g, '')
  expect(ofLines.match(/^.*\b(left|right)\b.*$/gm) ?? []).toEqual([])
  // Four values go around clockwise: the second is the right, the fourth the left.
  const around = [...css.matchAll(/^\s*(?:margin|padding|inset|border-radius|border-width): ([^;/]+);$/gm)]
  const sided = around.filter(([, values = '']) => {
    const [, right, , left] = values.match(/(?:[^\s(]|\([^)]*\))+/g) ?? []
    return left !== undefined && left !== right
  })
  expect(sided.map(([line]) => line.trim())).toEqual([])
})
