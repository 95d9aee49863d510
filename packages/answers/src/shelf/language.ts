import { isSameLanguage } from '../match/same-language.ts'

/** A shelf that speaks the reader's language is shown in it, with what is for any language; one that does not is shown as it is. */
export function answersIn<A extends { readonly language?: string }>(
  answers: readonly A[],
  language: string,
): readonly A[] {
  const own = answers.filter(answer => answer.language === undefined || isSameLanguage(answer.language, language))
  return own.some(answer => answer.language !== undefined) ? own : answers
}
