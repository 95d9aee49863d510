import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownAppearance } from './appearance.ts'

/** By another way than the code under test: linear light from a table of the published curve. */
const luminance = (hex: string) => {
  const full = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex
  const linear = (at: number) => {
    const c = Number.parseInt(full.slice(at, at + 2), 16) / 255
    return c > 0.04045 ? Math.exp(2.4 * Math.log((c + 0.055) / 1.055)) : c / 12.92
  }
  return 0.2126 * linear(1) + 0.7152 * linear(3) + 0.0722 * linear(5)
}
const contrast = (one: string, other: string) => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

test('on every colour an owner can choose, the text has at least 4.5:1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), number => {
      const { accent, onAccent } = shownAppearance({ accent: `#${number.toString(16).padStart(6, '0')}` })
      expect(contrast(accent, onAccent)).toBeGreaterThanOrEqual(4.5)
    }),
    { numRuns: 5000 },
  )
})

test.each(['', 'red', '#fff', '#12345', 'url(evil)', '#1d4e89;x'])(
  '"%s" is no colour and gives the standard pair',
  accent => {
    expect(shownAppearance({ accent })).toEqual({ accent: '#1d4e89', onAccent: '#fff' })
  },
)

test('the side is told where it is the start of the line', () => {
  const left = { accent: '#ffffff', side: 'left' } as const
  expect(shownAppearance(left)).toEqual({ accent: '#ffffff', onAccent: '#000', side: 'start' })
  expect(shownAppearance(left, 'rtl')).toEqual({ accent: '#ffffff', onAccent: '#000' })
  expect(shownAppearance({ side: 'right' }, 'rtl').side).toBe('start')
  expect(shownAppearance({}, 'rtl').side).toBeUndefined()
})
