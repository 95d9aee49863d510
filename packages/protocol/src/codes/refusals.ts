/** Why one request was refused; the same codes are the `error` of HTTP answers. PROTOCOL.md, section 7. */
export const refusals = {
  bad_message: { status: 400, retryable: false },
  unauthenticated: { status: 401, retryable: false },
  forbidden: { status: 403, retryable: false },
  not_found: { status: 404, retryable: false },
  unknown_site: { status: 404, retryable: false },
  id_reused: { status: 409, retryable: false },
  taken: { status: 409, retryable: false },
  too_long: { status: 413, retryable: false },
  rate_limited: { status: 429, retryable: true },
  too_many_outstanding: { status: 429, retryable: true },
  not_ready: { status: 425, retryable: true },
  unavailable: { status: 503, retryable: true },
} as const satisfies Record<string, { status: number; retryable: boolean }>

export type RefusalCode = keyof typeof refusals

/** Whether the same request may succeed later. A code of a newer relay that is not known here counts as final. */
export const isRetryable = (code: string): boolean =>
  Object.hasOwn(refusals, code) && refusals[code as RefusalCode].retryable
