import { createHmac, timingSafeEqual } from 'node:crypto'

/** Where the signature stands in the address of the page on which a rule is tried; the widget looks for it. */
export const trialParameter = 'beckon-test'
/** Long enough to try a rule on every device at hand, too short for an address that was passed on to matter. */
const lastsMs = 24 * 3_600_000

/** What lets one rule of a site be shown on whatever browser opens it: `RULE.EXPIRES.SIGNATURE`, with `EXPIRES` in ms. */
export function signTrial(secret: string, site: string, rule: string, now: number): string {
  const expiresAt = now + lastsMs
  return `${rule}.${expiresAt}.${signatureOf(secret, site, rule, expiresAt)}`
}

/** The rule that may be tried, or undefined for what was made up, changed, or has expired. */
export function readTrial(secret: string, site: string, token: string, now: number): string | undefined {
  const [rule = '', expires = '', signature = ''] = token.split('.')
  const expected = Buffer.from(signatureOf(secret, site, rule, Number(expires)))
  const given = Buffer.from(signature)
  const isRight = given.length === expected.length && timingSafeEqual(given, expected)
  return isRight && Number(expires) > now ? rule : undefined
}

function signatureOf(secret: string, site: string, rule: string, expiresAt: number): string {
  return createHmac('sha256', secret).update(`trial ${site} ${rule} ${expiresAt}`).digest('base64url').slice(0, 22)
}
