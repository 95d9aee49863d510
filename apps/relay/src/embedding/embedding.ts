import type { Meaning } from '@beckon/answers'

/** What texts mean, from a model elsewhere. */
export type Embedding = {
  /** Where texts are sent, and the model: for the log and for `/health`. */
  readonly name: string
  /**
   * The meaning of each text, in their order and all of one length. MUST NOT answer part of them: it rejects with an `EmbeddingError` when it cannot tell all,
   * or `signal` says that it is too late. MAY split a long list into several requests.
   */
  embed(texts: readonly string[], signal: AbortSignal): Promise<Meaning[]>
}

export type EmbeddingErrorCode = 'unreachable' | 'refused' | 'bad_answer'

/** `code` says what to look at: the address, what it answers (`status`), or what it sends. */
export class EmbeddingError extends Error {
  readonly code: EmbeddingErrorCode
  readonly status: number | undefined

  constructor(code: EmbeddingErrorCode, message: string, options: { cause?: unknown; status?: number } = {}) {
    super(message, { cause: options.cause })
    this.name = 'EmbeddingError'
    this.code = code
    this.status = options.status
  }
}
