import type { Answer } from './shelf.ts'

export type ShelfWarningCode = 'few-phrasings' | 'same-phrasing' | 'review-due'
/** Something that does not keep an answer from being saved, and should be looked at. */
export type ShelfWarning = { readonly code: ShelfWarningCode; readonly id: string; readonly message: string }

/** From so many phrasings on an answer is found well; the title is one more. */
export const enoughPhrasings = 3

/** What should be looked at on a shelf; `today` as `2026-11-30`. */
export function warningsOf(answers: readonly Answer[], today: string): ShelfWarning[] {
  const holders = new Map<string, string>()
  return answers.flatMap(({ id, title, phrasings, scope, reviewOn }) => {
    const warnings: ShelfWarning[] = []
    const missing = enoughPhrasings - phrasings.length
    if (missing > 0 && scope === undefined)
      warnings.push({
        code: 'few-phrasings',
        id,
        message: `${missing} more way${missing === 1 ? '' : 's'} to ask make it easy to find`,
      })
    for (const text of new Set([title, ...phrasings].map(plain))) {
      const holder = holders.get(text)
      if (holder === undefined) holders.set(text, id)
      else if (holder !== id) warnings.push({ code: 'same-phrasing', id, message: `"${text}" also asks for ${holder}` })
    }
    if (reviewOn !== undefined && reviewOn <= today)
      warnings.push({ code: 'review-due', id, message: `should be read again since ${reviewOn}` })
    return warnings
  })
}

const plain = (text: string) => text.trim().toLowerCase()
