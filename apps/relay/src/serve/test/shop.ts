import { connect } from '../../gateway/test/client.ts'
import { beckon } from './spawn.ts'

const origin = 'https://shop.test'

/** Makes the site `shop` in the store of a relay's settings. */
export const addSite = (env: Record<string, string>) =>
  beckon(['site', 'add', '--key', 'shop', '--name', 'Shop', '--origin', origin, '--json'], env)

/** A visitor of the shop after `welcome`: a new one, or the one of this token. */
export async function visit(relay: string, token?: string) {
  const own = token ?? (await newToken(relay))
  const client = await connect(`${relay}/v1/visitor?site=shop`, { origin })
  const welcome = await client.ask({ type: 'hello', token: own })
  return { client, token: own, welcome }
}

async function newToken(relay: string): Promise<string> {
  const made = await fetch(`${relay}/v1/visitors`, { method: 'POST', headers: { origin }, body: '{"site":"shop"}' })
  return String(((await made.json()) as { token: string }).token)
}

/** Makes the operator `ann` of the shop. Answers the password. */
export async function addOperator(env: Record<string, string>): Promise<string> {
  const { out } = await beckon(['operator', 'add', 'ann', '--site', 'shop', '--json'], env)
  return (JSON.parse(out) as { password: string }).password
}

/** Ann at the console, after `welcome`. */
export async function attend(relay: string, password: string) {
  const signedIn = await fetch(`${relay}/v1/operator/session`, {
    method: 'POST',
    headers: { origin: relay, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'ann', password }),
  })
  const cookie = String(signedIn.headers.get('set-cookie')).split(';')[0] ?? ''
  const client = await connect(`${relay}/v1/operator`, { origin: relay, cookie })
  await client.ask({ type: 'hello' })
  return client
}
