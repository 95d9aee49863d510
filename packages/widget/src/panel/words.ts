import type { Counted, Holed, Text, Texts } from '../locales/texts.ts'

/** A text as it stands, or as a function of what goes into its hole. */
type Word<T> = T extends Counted ? (count: number) => string : T extends Holed ? (into: string) => string : T

/** Everything the panel says, in one place; there once `speak` has been called. */
export const words = {} as { readonly [K in keyof Texts]: Word<Texts[K]> }

/** By whose customs times and numbers are written: the visitor's own where they read this language at home, as in `en-GB`. */
export let locale = 'en'

/**
 * Takes texts of a language, and beside them what came with the settings: the launcher's, and those the owner has written. Once with those of the panel, and
 * again with those of what loads after it.
 */
export function speak(texts: Partial<Texts>, own: Readonly<Record<string, Text>>): void {
  const { lang = words.lang } = texts
  locale = navigator.languages.find(tag => tag.split('-')[0] === lang) ?? lang
  const rules = new Intl.PluralRules(lang)
  const put = (text: string, into: string) => text.replace(/{\w+}/g, () => into)
  for (const [key, text] of Object.entries<Text>({ ...texts, ...own }))
    Object.assign(words, {
      [key]:
        typeof text === 'object'
          ? (count: number) => put(text[rules.select(count)] ?? text.other, count.toLocaleString(locale))
          : text.includes('{')
            ? (into: string) => put(text, into)
            : text,
    })
}
