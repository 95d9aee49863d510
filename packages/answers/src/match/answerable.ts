/** What there is to answer: the title counts as one more phrasing. */
export type Answerable = {
  readonly id: string
  readonly title: string
  readonly phrasings: readonly string[]
  readonly language?: string
}

/** What finds an answer: its title and its phrasings, each once. */
export function textsOf({ title, phrasings }: Pick<Answerable, 'title' | 'phrasings'>): string[] {
  return [...new Set([title, ...phrasings])]
}
