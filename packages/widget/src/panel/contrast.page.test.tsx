import { shownAppearance } from '@beckon/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { emulate } from '../doubles/media.ts'
import { states } from '../doubles/states.ts'
import en from '../locales/en.ts'

const shares = ['00', '33', '66', '99', 'cc', 'ff']
const accents = shares.flatMap(red => shares.flatMap(green => shares.map(blue => `#${red}${green}${blue}`)))

let host: HTMLElement
let root: ShadowRoot
beforeAll(async () => {
  await emulate({ 'prefers-reduced-motion': 'reduce' })
  await page.viewport(380, 640)
  host = (await states['served, the operator typing']?.draw(en)) as HTMLElement
  root = host.shadowRoot as ShadowRoot
  root.querySelector('textarea')?.focus()
})
afterAll(async () => {
  host.remove()
  await emulate({})
})

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
/** Relative luminance of a colour as the browser draws it; WCAG 2.2. */
function luminance(colour: string): number {
  if (!canvas) throw new Error('no canvas')
  canvas.fillStyle = colour
  canvas.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map(value => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}
const style = (selector: string) => getComputedStyle(root.querySelector(selector) as Element)

test.each(['light', 'dark'])('whatever colour the owner has, all can be read and the focus be seen: %s', scheme => {
  host.style.colorScheme = scheme
  const poor = accents.flatMap(chosen => {
    const { accent, onAccent } = shownAppearance({ accent: chosen })
    host.style.setProperty('--accent', accent)
    host.style.setProperty('--on-accent', onAccent)
    const texts = ['header', '.face', '.own .bubble', '.send:enabled'].map(selector => {
      const { color, backgroundColor } = style(selector)
      return [selector, contrast(color, backgroundColor), 4.5] as const
    })
    const ring = style('.field').outlineColor
    const rings = ['.panel', '.message:not(.own) .bubble'].map(
      selector => [`ring on ${selector}`, contrast(ring, style(selector).backgroundColor), 3] as const,
    )
    return [...texts, ...rings].filter(([, has, needs]) => has < needs).map(([what, has]) => [chosen, what, has])
  })
  expect(style('.field').outlineStyle).toBe('solid')
  expect(poor).toEqual([])
})
