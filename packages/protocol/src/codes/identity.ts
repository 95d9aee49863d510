/** Why what a site says of a visitor was not believed, and how to mend it. PROTOCOL.md, section 12. All are answered with status 401. */
export const identityProblems = {
  identity_unset: 'the site has no identity secret yet: make one with `beckon site identity --site KEY`',
  identity_malformed: 'this is no JWT in compact form: hand over what your server’s JWT library makes, as it is',
  identity_algorithm: 'the algorithm must be HS256: set `alg` so where your server signs',
  identity_signature:
    'another secret signed this: use the text that `beckon site identity --site KEY` prints, as it is',
  identity_audience: '`aud` must be the key of this site',
  identity_expired: '`exp` has passed: sign a new one for each page, and hand it over with `Beckon("identify", TOKEN)`',
  identity_early: '`nbf` or `iat` lies ahead: set the clock of your server',
  identity_lifetime: '`iat` and `exp` must be there, as seconds, and `exp` at most an hour after `iat`',
  identity_claim:
    '`sub` must be a text of 1 to 128 characters, `name` of 1 to 80, `email` an address of at most 254, `jti` of 1 to 128',
  identity_reused: 'this `jti` was used before: sign a new one for each page, or leave `jti` out',
} as const

export type IdentityProblem = keyof typeof identityProblems
