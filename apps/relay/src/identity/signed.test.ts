import { generateKeyPairSync, sign as signWithKey } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readSigned } from './signed.ts'
import { sign } from './test/sign.ts'
import { newToken } from './tokens.ts'

const secret = newToken()
const now = 1_700_000_000
const claims = { sub: 'u1', aud: 'shop', iat: now, exp: now + 300 }
const read = (jwt: string, at = now) => readSigned(jwt, secret, 'shop', at * 1000)
const codeOf = async (jwt: string, at = now) => {
  const verdict = await read(jwt, at)
  return verdict.ok ? 'fine' : verdict.code
}
const withClaims = (more: object, at = now) => codeOf(sign({ ...claims, ...more }, secret), at)

describe('[A28] what a site’s server has signed', () => {
  test('is who the visitor is', async () => {
    expect(await read(sign(claims, secret))).toEqual({ ok: true, signed: { sub: 'u1' } })
    const all = { ...claims, name: 'Änn 👋', email: 'ann@home.test', jti: 'j1', nbf: now, more: { x: 1 } }
    expect(await read(sign(all, secret))).toEqual({
      ok: true,
      signed: { sub: 'u1', name: 'Änn 👋', email: 'ann@home.test', once: { id: 'j1', until: (now + 360) * 1000 } },
    })
  })

  test('by no other algorithm, and not by none', async () => {
    const unsigned = sign(claims, secret, { alg: 'none' }).replace(/[^.]+$/, '')
    expect(await codeOf(unsigned)).toBe('identity_algorithm')
    expect(await codeOf(sign(claims, secret, { alg: 'none' }))).toBe('identity_algorithm')
    expect(await codeOf(sign(claims, secret, { alg: 'HS512' }, 'sha512'))).toBe('identity_algorithm')
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const [header, body] = sign(claims, secret, { alg: 'RS256' }).split('.')
    const signature = signWithKey('sha256', Buffer.from(`${header}.${body}`), privateKey).toString('base64url')
    expect(await codeOf(`${header}.${body}.${signature}`)).toBe('identity_algorithm')
    expect(await codeOf(`${header}.${body}.${signature}`.replace(/^[^.]+/, sign({}, '').split('.')[0] ?? ''))).toBe(
      'identity_signature',
    )
  })

  test('by no other secret, and changed by nobody since', async () => {
    expect(await codeOf(sign(claims, newToken()))).toBe('identity_signature')
    expect(await codeOf(sign(claims, Buffer.from(secret, 'base64url').toString('latin1')))).toBe('identity_signature')
    const [header, , signature] = sign(claims, secret).split('.')
    const other = sign({ ...claims, sub: 'u2' }, secret).split('.')[1]
    expect(await codeOf(`${header}.${other}.${signature}`)).toBe('identity_signature')
    for (const jwt of ['', 'x', 'a.b.c', '{}', `${header}.${other}`])
      expect(await codeOf(jwt)).toMatch(/identity_(malformed|algorithm)/)
  })

  test('for this site only', async () => {
    expect(await withClaims({ aud: 'other' })).toBe('identity_audience')
    expect(await withClaims({ aud: undefined })).toBe('identity_audience')
    expect(await withClaims({ aud: ['other', 'shop'] })).toBe('fine')
  })

  test('for an hour at most, with a minute between the clocks', async () => {
    expect(await withClaims({}, now + 359)).toBe('fine')
    expect(await withClaims({}, now + 361)).toBe('identity_expired')
    expect(await withClaims({ exp: now + 3600 })).toBe('fine')
    expect(await withClaims({ exp: now + 3601 })).toBe('identity_lifetime')
    expect(await withClaims({ iat: now + 60, exp: now + 3660 })).toBe('fine')
    expect(await withClaims({ iat: now + 61, exp: now + 300 })).toBe('identity_early')
    expect(await withClaims({ nbf: now + 60 })).toBe('fine')
    expect(await withClaims({ nbf: now + 62 })).toBe('identity_early')
    for (const missing of ['exp', 'iat']) expect(await withClaims({ [missing]: undefined })).toBe('identity_lifetime')
    for (const wrong of ['exp', 'iat', 'nbf'])
      expect(await withClaims({ [wrong]: '1' })).toMatch(/identity_(lifetime|malformed)/)
  })

  test('with claims of the lengths they may have, in letters that every store keeps', async () => {
    const wrong = [
      { sub: undefined },
      { sub: '' },
      { sub: 7 },
      { sub: 'x'.repeat(129) },
      { sub: 'a\0b' },
      { sub: 'a\ud800' },
      { name: '' },
      { name: 'x'.repeat(81) },
      { email: `${'x'.repeat(250)}@x.yz` },
      { email: 'nobody' },
      { jti: 'x'.repeat(129) },
    ]
    for (const more of wrong)
      expect([more, await withClaims(more)]).toEqual([more, expect.stringMatching(/identity_(claim|malformed)/)])
    expect(await withClaims({ sub: 'x'.repeat(128), name: 'x'.repeat(80), email: `${'x'.repeat(249)}@x.yz` })).toBe(
      'fine',
    )
  })
})
