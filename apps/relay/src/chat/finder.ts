import type { Answer, Asked, Meaning, Sample, Shelf } from '@beckon/answers'

export type CannedAnswer = Pick<Answer, 'id' | 'title' | 'text'>

/** What the shelf holds for a question: the answer, or a few of which one may be it. */
export type Found =
  | { readonly kind: 'answer'; readonly answer: CannedAnswer }
  | { readonly kind: 'offer'; readonly answers: readonly CannedAnswer[] }

/** Finds what the shelf has for a question, or honestly nothing. Pure and quick: it runs between reading a conversation and storing the words. */
export type AnswerFinder = (question: string, asked?: Asked) => Found | undefined

export type ShelfFinder = {
  readonly find: AnswerFinder
  /** Where questions are found by what they mean: tells that first. Never rejects, and answers within a second. */
  readonly meaningOf?: (question: string) => Promise<Meaning | undefined>
  /** It lacks what may soon be had: worth building anew before long. */
  readonly isProvisional?: boolean
}

/** `samples` are questions of the site whose outcome is known: what the finder may learn how sure to be from. */
export type CreateFinder = (
  shelf: Shelf,
  samples: readonly Sample[],
  site: string,
) => ShelfFinder | Promise<ShelfFinder>
