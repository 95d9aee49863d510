import { hashToken, newId, newToken } from '../../../relay/src/identity/tokens.ts'
import { openStore, type Place } from '../../../relay/src/store/open.ts'
import type { Key } from './job.ts'
import type { Keys, Size } from './rows.ts'

export const originOf = (site: string) => `https://${site}.test`
const dayMs = 86_400_000

/** Those who connect for nothing but a conversation are spread over so many sites. */
const idleSites = 100

/** Puts so many sites into a store, each with an operator who is signed in and a visitor, and so many visitors more. No relay uses it meanwhile. */
export async function seed(place: Place, { pairs, visitors }: Size): Promise<Keys> {
  const store = await openStore(place)
  const now = Date.now()
  const addVisitor = async (site: string) => {
    const token = newToken()
    await store.people.addVisitor({ id: newId(), site, name: 'Bob', tokenHash: hashToken(token), createdAt: now })
    return token
  }
  const keys: Key[] = []
  for (let index = 0; index < pairs; index++) {
    const site = `site-${index}`
    const [session, operator] = [newToken(), newId()]
    await store.sites.add({ key: site, name: site, origins: [originOf(site)], appearance: {}, createdAt: now })
    const who = { id: operator, name: `operator-${index}`, displayName: 'Ann', sites: [site] }
    await store.people.addOperator({ ...who, passwordHash: '', createdAt: now })
    await store.people.addSession({ hash: hashToken(session), operator, createdAt: now, expiresAt: now + dayMs })
    keys.push({ site, token: await addVisitor(site), session })
  }
  const idle: Key[] = []
  for (let index = 0; index < visitors; index++) {
    const site = `site-${index % Math.min(idleSites, pairs)}`
    idle.push({ site, token: await addVisitor(site), session: '' })
  }
  await store.close()
  return { pairs: keys, visitors: idle }
}
