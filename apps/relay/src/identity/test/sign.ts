import { createHmac } from 'node:crypto'

/** A JWT as an owner's server makes it in any language: by nothing but the HMAC of its standard library over the text of the secret. */
export function sign(claims: object, secret: string, header: object = { alg: 'HS256', typ: 'JWT' }, hash = 'sha256') {
  const signed = [header, claims].map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`
}
