/** Why one request was refused; the same codes are the `error` of HTTP answers, with this status. PROTOCOL.md, section 7. */
export const refusals = {
  bad_message: { status: 400 },
  unauthenticated: { status: 401 },
  identity_required: { status: 401 },
  forbidden: { status: 403 },
  not_found: { status: 404 },
  unknown_site: { status: 404 },
  id_reused: { status: 409 },
  taken: { status: 409 },
  too_long: { status: 413 },
  rate_limited: { status: 429 },
  too_many_outstanding: { status: 429 },
  not_ready: { status: 425 },
  unavailable: { status: 503 },
} as const satisfies Record<string, { status: number }>

export type RefusalCode = keyof typeof refusals

/** Apart from the table, which only a relay needs. */
const retryable: readonly string[] = [
  'rate_limited',
  'too_many_outstanding',
  'not_ready',
  'unavailable',
] satisfies RefusalCode[]

/** Whether the same request may succeed later. A code of a newer relay that is not known here counts as final. */
export const isRetryable = (code: string): boolean => retryable.includes(code)
