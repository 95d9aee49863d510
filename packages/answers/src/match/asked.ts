import type { Meaning } from './meaning.ts'

/** What is known of a question beside its words. */
export type Asked = {
  /** What it means, where a model was asked. */
  readonly meaning?: Meaning | undefined
  /** The language that who asks reads, BCP 47: of two answers that fit alike, the one in it is meant. What is asked in another language is found all the same. */
  readonly language?: string | undefined
}
