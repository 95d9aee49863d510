/** A text of the widget: as it stands, or one for each plural form. */
export type OwnText = string | Readonly<Record<string, string>>

/** What an owner says instead, by language or `*` for all of them, and then by the name of the text. */
export type OwnTexts = Readonly<Record<string, Readonly<Record<string, OwnText>>>>

/** What a visitor is asked before a chat. The value of a field of the kind `name` is what operators call the visitor. */
export type FormField = {
  name: string
  label: string
  kind: 'name' | 'email' | 'text'
  required?: true
  /** Asked only where nobody is there to answer at once. */
  when?: 'away'
}

/** More keeps people from asking at all. */
export const mostFields = 8
/** In UTF-16 units, as {@link longestText}. */
export const longestLabel = 120
/** Longer does not fit where it stands. */
export const longestText = 300

/** What an owner chose of the widget; what is absent is as usual. */
export type Appearance = {
  /** As `#rrggbb`. */
  accent?: string
  /** Where the launcher stands. */
  side?: 'left' | 'right'
  /** Without one, as the visitor's device has it. */
  theme?: 'light' | 'dark'
  /** One language for all visitors. */
  language?: string
  texts?: OwnTexts
  /** What is asked before a chat. */
  form?: readonly FormField[]
  /** Nothing is shown while nobody is there. */
  away?: 'hide'
  /** `false`: visitors are not asked how the chat was. */
  rating?: boolean
  /** `true`: nothing is shown or kept until the page says that the visitor agrees. */
  consent?: boolean
}

/** What a page is told: checked, and with the colour for text on the accent, so that no page computes it again; `side` where the launcher stands at the start of the line. */
export type ShownAppearance = Pick<Appearance, 'theme' | 'form' | 'away' | 'rating' | 'consent'> & {
  accent: string
  onAccent: '#000' | '#fff'
  side?: 'start'
}

const standardAccent = '#1d4e89'
const colour = /^#[\da-f]{6}$/i
/** Where black begins to read better than white; at this luminance both have more than 4.5:1. WCAG 2.2, contrast ratio. */
const middle = 0.179

export const isColour = (text: string): boolean => colour.test(text)

/** `dir` is the direction of the language. Without a chosen side the launcher stands at the end of the line. */
export function shownAppearance(chosen: Appearance, dir: 'ltr' | 'rtl' = 'ltr'): ShownAppearance {
  const { accent: given = '', side, theme, form = [], away, rating, consent } = chosen
  const accent = isColour(given) ? given : standardAccent
  return {
    accent,
    onAccent: luminance(accent) > middle ? '#000' : '#fff',
    ...(side === (dir === 'ltr' ? 'left' : 'right') && { side: 'start' }),
    ...(theme && { theme }),
    ...(form.length > 0 && { form }),
    ...(away && { away }),
    ...(rating === false && { rating }),
    ...(consent && { consent }),
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
