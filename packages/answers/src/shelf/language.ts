import { languageOf } from '../match/language-of.ts'

/** A shelf that speaks the reader's language is shown in it, with what is for any language; one that does not is shown as it is. */
export function answersIn<A extends { readonly language?: string }>(
  answers: readonly A[],
  language: string,
): readonly A[] {
  const wanted = languageOf(language)
  const own = answers.filter(answer => answer.language === undefined || languageOf(answer.language) === wanted)
  return own.some(answer => answer.language !== undefined) ? own : answers
}
