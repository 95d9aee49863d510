import type { OwnTexts } from '@beckon/protocol'
import type { Texts } from './languages.ts'

/** Of the owner's texts those that a language says otherwise; what is said in this language counts more than what is said in all. */
export function ownTextsIn(language: string, texts: Texts, own: OwnTexts = {}): Texts {
  const all = Object.entries({ ...own['*'], ...own[language] })
  return Object.fromEntries(
    // A text may have been taken away since by a newer build.
    all.filter(([name, text]) => Object.hasOwn(texts, name) && JSON.stringify(text) !== JSON.stringify(texts[name])),
  )
}
