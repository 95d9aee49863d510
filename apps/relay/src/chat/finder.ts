import type { Answer, Shelf } from '@beckon/answers'

export type CannedAnswer = Pick<Answer, 'id' | 'title' | 'text'>

/** Finds the canned answer to a question, or honestly none. Pure and quick: it runs between reading a conversation and storing the words. */
export type AnswerFinder = (question: string) => CannedAnswer | undefined
export type CreateFinder = (shelf: Shelf) => AnswerFinder
