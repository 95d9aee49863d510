/** Where black begins to read better on a colour than white; at this luminance both have more than 4.5:1. WCAG 2.2, contrast ratio. */
const middle = 0.179

/** The owner's colour, `#rrggbb`, and black or white, whichever reads on it at 4.5:1 or more; for anything else the standard pair. */
export function accentPair(given = ''): [accent: string, onAccent: string] {
  const accent = /^#[\da-f]{6}$/i.test(given) ? given : '#1d4e89'
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const share = Number.parseInt(accent.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return [accent, 0.2126 * red + 0.7152 * green + 0.0722 * blue > middle ? '#000' : '#fff']
}
