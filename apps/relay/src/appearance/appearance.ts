import type { OwnTexts } from '../words/own-texts.ts'
import type { FormField } from './form.ts'

/** What an owner chose: a colour as `#rrggbb`, the side the launcher stands on, one language for all visitors, words of their own, and what is asked before a chat. */
export type Appearance = {
  accent?: string
  side?: 'left' | 'right'
  language?: string
  texts?: OwnTexts
  form?: readonly FormField[]
}

/** What a page is told: checked, and with the colour for text on the accent, so that no page computes it again; `side` where the launcher stands at the start of the line. */
export type ShownAppearance = { accent: string; onAccent: '#000' | '#fff'; side?: 'start' }

const standardAccent = '#1d4e89'
const colour = /^#[\da-f]{6}$/i
/** Where black begins to read better than white; at this luminance both have more than 4.5:1. WCAG 2.2, contrast ratio. */
const middle = 0.179

export const isColour = (text: string): boolean => colour.test(text)

/** `dir` is the direction of the language. Without a chosen side the launcher stands at the end of the line. */
export function shownAppearance({ accent: given = '', side }: Appearance, dir: 'ltr' | 'rtl' = 'ltr'): ShownAppearance {
  const accent = isColour(given) ? given : standardAccent
  return {
    accent,
    onAccent: luminance(accent) > middle ? '#000' : '#fff',
    ...(side === (dir === 'ltr' ? 'left' : 'right') && { side: 'start' }),
  }
}

/** Relative luminance, WCAG 2.2. */
function luminance(accent: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const share = Number.parseInt(accent.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
