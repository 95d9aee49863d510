/** What became of a canned answer: sent by itself, offered among others, taken from an offer, said to have helped or not, put into an operator's words. */
export type AnswerEvent = 'given' | 'offered' | 'chosen' | 'helped' | 'not-helped' | 'inserted'

export type AnswerUse = { answer: string; event: AnswerEvent; count: number }

/** A visitor's words and what followed: a person was asked for, or an answer that was given, helped, did not help, was chosen or was inserted by an operator. */
export type Asked = {
  conversation: string
  text: string
  at: number
  became: 'person' | 'given' | 'not-helped' | 'helped' | 'chosen' | 'inserted'
  /** Absent where a person was asked for. */
  answer?: string
}

/** What messages tell about canned answers. Nothing is counted beside them, so that nothing counts twice and nothing is lost. */
export type AnswersTold = {
  /** From `from` (ms) on and before `to`, of one site, in no order. */
  uses(site: string, from: number, to: number): Promise<AnswerUse[]>
  /** What followed, the newest first, from `from` on: what the last `most` messages that tell anything say. */
  asked(site: string, from: number, most: number): Promise<Asked[]>
  /** Keeps what the owner has set aside, such as a question; known ones are harmless. MUST survive a restart. */
  setAside(site: string, ids: readonly string[], at: number): Promise<void>
  /** The opposite; unknown ones are harmless. */
  takeBack(site: string, ids: readonly string[]): Promise<void>
  aside(site: string): Promise<Set<string>>
}
