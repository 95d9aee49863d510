/** What may stand in a text in the place of something only known when it is used. */
export const placeholders = ['visitor.name', 'operator.name', 'site.name', 'page.title', 'page.url'] as const
export type Placeholder = (typeof placeholders)[number]

/** No two parts of it can take the same sign, so a text of any form is read in one go. */
const form = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g

/**
 * Puts values in the place of `{{visitor.name}}`, or of `{{visitor.name|there}}` what stands behind the line where there is none. In Markdown a value is text
 * and can never become more; `asPlain` is for where no Markdown is read.
 */
export function fillPlaceholders(text: string, values: Partial<Record<Placeholder, string>>, asPlain = false): string {
  return text.replace(form, (whole, written: string, otherwise = '') => {
    const name = written.trim()
    if (!isPlaceholder(name)) return whole
    const value = values[name]?.trim()
    return value ? (asPlain ? value : escaped(value)) : otherwise
  })
}

/** The names in a text that are no placeholders. */
export const unknownPlaceholders = (text: string): string[] =>
  [...text.matchAll(form)].map(([, name = '']) => name.trim()).filter(name => !isPlaceholder(name))

const isPlaceholder = (name: string): name is Placeholder => (placeholders as readonly string[]).includes(name)

/** On one line, since a line may begin a list; every sign that Markdown reads becomes text. */
const escaped = (value: string) =>
  value
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]]/g, '\\$&')
    .replace(/^(\d*)([-+.])/, '$1\\$2')
