import type { FastifyInstance } from 'fastify'
import { SignJWT } from 'jose'
import type { Store } from '../store/store.ts'

/** Who is signed in to a shop, as the shop knows them. */
export type Customer = { id: string; name?: string; email?: string }

const lastsSeconds = 3600

/** Signs for the widget who a customer is, as any shop's server does: `docs/identify.md` has it in four languages. `now` is in milliseconds. */
export function chatToken({ id, ...named }: Customer, site: string, secret: string, now: number): Promise<string> {
  const iat = Math.floor(now / 1000)
  return new SignJWT(named)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(id)
    .setAudience(site)
    .setIssuedAt(iat)
    .setExpirationTime(iat + lastsSeconds)
    .sign(new TextEncoder().encode(secret))
}

/** The demo shop has no accounts: whoever fills in its form is who they say; undefined where it names nobody. */
function readCustomer(form: unknown): Customer | undefined {
  const { id, name, email } = Object(form) as Record<string, unknown>
  const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
  if (!isText(id)) return undefined
  return { id, ...(isText(name) && { name }), ...(isText(email) && { email }) }
}

/** Answers a token to whoever says on the shop's page of calls that they are signed in. A real shop asks its session, and nobody else. */
export function signCustomers(shop: FastifyInstance, { sites }: Pick<Store, 'sites'>, site: string): void {
  shop.post('/api/token', async (request, reply) => {
    const customer = readCustomer(request.body)
    if (!customer) return reply.code(400).send('Who is signed in?')
    const secret = await sites.makeIdentitySecret(site)
    return reply
      .header('cache-control', 'no-store')
      .type('text/plain; charset=utf-8')
      .send(await chatToken(customer, site, secret, Date.now()))
  })
}
