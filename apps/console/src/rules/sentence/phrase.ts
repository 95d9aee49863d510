/** A piece of a sentence: plain words, or a value of the rule, which is drawn stronger. */
export type Part = string | { readonly value: string }
export type Phrase = readonly Part[]

/** A phrase from a template: what is filled in is a value, or a phrase of its own. */
export function say(texts: TemplateStringsArray, ...filled: (string | number | Phrase)[]): Phrase {
  return texts.flatMap((text, at) => {
    const value = filled[at]
    if (value === undefined) return [text]
    return [text, ...(typeof value === 'object' ? value : [{ value: String(value) }])]
  })
}

export const plain = (phrase: Phrase): string =>
  phrase.map(part => (typeof part === 'string' ? part : part.value)).join('')

/** Phrases with commas, and the last word before the last of them: `a, b and c`. */
export function listed(phrases: readonly Phrase[], last: string): Phrase {
  return phrases.flatMap((phrase, at) => {
    if (at === 0) return phrase
    return [at === phrases.length - 1 ? ` ${last} ` : ', ', ...phrase]
  })
}

/** The phrase with a capital at its beginning. */
export function capital([first = '', ...rest]: Phrase): Phrase {
  if (first === '' && rest.length > 0) return capital(rest)
  const raise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
  return [typeof first === 'string' ? raise(first) : { value: first.value }, ...rest]
}

/** Seconds as people say them: `45 s`, `1 min 30 s`, `2 h`, `3 days`. */
export function spanOf(seconds: number): string {
  if (!Number.isFinite(seconds)) return '…'
  const pieces = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [Math.round((seconds % 60) * 10) / 10, 's'],
  ] as const
  const said = pieces.flatMap(([count, unit]) =>
    count > 0 ? [`${count} ${unit === 'day' && count > 1 ? 'days' : unit}`] : [],
  )
  return said.slice(0, 2).join(' ') || '0 s'
}
