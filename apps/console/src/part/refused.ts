/** Why the relay did not do what was asked; `unreachable` where no answer came. */
export type Refused = {
  ok: false
  code: 'unreachable' | 'unauthenticated' | 'forbidden' | 'unknown_site' | 'unavailable'
}

const codes: Readonly<Record<number, Refused['code']>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'unknown_site',
}

/** What an answer that is none of the expected ones means. */
export const refused = (answer: { status: number } | undefined): Refused => ({
  ok: false,
  code: answer ? (codes[answer.status] ?? 'unavailable') : 'unreachable',
})
