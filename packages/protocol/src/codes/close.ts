// Those a client asks for by name stand alone: a bundle that needs one would carry the whole table.
export const unauthenticatedClose = 4501
export const forbiddenClose = 4503
export const unknownSiteClose = 4504
export const revokedClose = 4541

/** Why the relay ended a connection. PROTOCOL.md, section 8. */
export const closeCodes = {
  hello_timeout: 4408,
  rate_limited: 4429,
  slow_consumer: 4440,
  bad_message: 4500,
  unauthenticated: unauthenticatedClose,
  identity_required: unauthenticatedClose,
  forbidden: forbiddenClose,
  unknown_site: unknownSiteClose,
  replaced: 4509,
  upgrade_client: 4526,
  revoked: revokedClose,
  blocked: 4551,
} as const

export type CloseName = keyof typeof closeCodes

/** Standard codes after which the same bytes would only fail again: protocol errors, policy, a message too big. */
const terminalStandardCodes = [1002, 1003, 1007, 1008, 1009]

/** Whether a client should come back with backoff after this close code; by range, so that unknown codes are classified too. */
export const comesBack = (code: number): boolean => !(code >= 4500 || terminalStandardCodes.includes(code))
