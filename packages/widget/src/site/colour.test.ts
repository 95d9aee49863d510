import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentPair } from './colour.ts'

const luminance = (hex: string) => {
  const full = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex
  const channels = [1, 3, 5].map(at => Number.parseInt(full.slice(at, at + 2), 16) / 255)
  const [r = 0, g = 0, b = 0] = channels.map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (one: string, other: string) => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

test('on every colour an owner can choose, the text has at least 4.5:1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), number => {
      const [accent, onAccent] = accentPair(`#${number.toString(16).padStart(6, '0')}`)
      expect(contrast(accent, onAccent)).toBeGreaterThanOrEqual(4.5)
    }),
    { numRuns: 5000 },
  )
})

test.each(['', 'red', '#fff', '#12345', 'url(evil)', '#1d4e89;x'])(
  '%s is no colour and gives the standard pair',
  given => {
    expect(accentPair(given)).toEqual(['#1d4e89', '#fff'])
  },
)
