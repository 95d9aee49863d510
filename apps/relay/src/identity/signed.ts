import type { IdentityProblem } from '@beckon/protocol'
import { errors, type JWTPayload, jwtVerify } from 'jose'

/** Clocks of servers differ by so much. */
const toleranceSeconds = 60
/** A JWT stands in a page, and pages are copied and cached. */
const lastsSeconds = 3600

export type Signed = { sub: string; name?: string; email?: string; once?: { id: string; until: number } }
export type Verdict = { ok: true; signed: Signed } | { ok: false; code: IdentityProblem }

/**
 * Reads who the owner's server says that a visitor of the site is. `secret` is the text that its HMAC takes as UTF-8; `now` and `once.until` are milliseconds, `once` is there where the JWT
 * may be taken only once.
 */
export async function readSigned(jwt: string, secret: string, site: string, now: number): Promise<Verdict> {
  try {
    const { payload } = await jwtVerify(jwt, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      audience: site,
      clockTolerance: toleranceSeconds,
      currentDate: new Date(now),
      requiredClaims: ['sub', 'iat', 'exp'],
    })
    return readClaims(payload, now)
  } catch (error) {
    return { ok: false, code: problemOf(error) }
  }
}

function readClaims({ sub, iat = 0, exp = 0, jti, name, email }: JWTPayload, now: number): Verdict {
  const nowSeconds = now / 1000
  if (iat > nowSeconds + toleranceSeconds) return { ok: false, code: 'identity_early' }
  if (exp > iat + lastsSeconds || exp > nowSeconds + lastsSeconds + toleranceSeconds)
    return { ok: false, code: 'identity_lifetime' }
  const isFine =
    isText(sub, 128) &&
    (name === undefined || isText(name, 80)) &&
    (email === undefined || (isText(email, 254) && /^[^@\s]+@[^@\s]+$/.test(email))) &&
    (jti === undefined || isText(jti, 128))
  if (!isFine) return { ok: false, code: 'identity_claim' }
  const until = (exp + toleranceSeconds) * 1000
  return {
    ok: true,
    signed: {
      sub,
      ...(name !== undefined && { name }),
      ...(email !== undefined && { email }),
      ...(jti !== undefined && { once: { id: jti, until } }),
    },
  }
}

/** In what every store keeps: no NUL, no half characters. */
const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= most && value.isWellFormed() && !value.includes('\0')

function problemOf(error: unknown): IdentityProblem {
  if (error instanceof errors.JWTExpired) return 'identity_expired'
  if (error instanceof errors.JWTClaimValidationFailed) return problemOfClaim(error)
  if (error instanceof errors.JOSEAlgNotAllowed) return 'identity_algorithm'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'identity_signature'
  if (error instanceof errors.JOSEError) return 'identity_malformed'
  throw error
}

function problemOfClaim({ claim, reason }: errors.JWTClaimValidationFailed): IdentityProblem {
  if (claim === 'aud') return 'identity_audience'
  if (claim === 'nbf' && reason === 'check_failed') return 'identity_early'
  return claim === 'iat' || claim === 'exp' || claim === 'nbf' ? 'identity_lifetime' : 'identity_claim'
}
