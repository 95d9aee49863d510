/** One visitor's wait for a person. */
export type Wait = {
  /** When it began. */
  at: number
  /** Nobody was there when it began. */
  away: boolean
  /** When an operator's first words came; absent where none have. */
  repliedAt?: number
  /** When it ended without any: the conversation was closed, or the visitor began to wait anew. */
  endedAt?: number
}

/** What messages tell about how long visitors wait. Nothing is kept beside them. */
export type Waits = {
  /** Those of one site that began from `from` (ms) on, the newest first: as many as the last `most` things that happened there tell of. */
  since(site: string, from: number, most: number): Promise<Wait[]>
}
