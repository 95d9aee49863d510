import type { Kysely, Transaction } from 'kysely'
import { newId } from '../../identity/tokens.ts'
import type { Claimed, People, SignedIn } from '../people.ts'
import { together } from '../together.ts'
import type { Tables, VisitorRow } from './schema.ts'

/** Tokens that nobody has: no hash of any begins so, and each is another one. */
const noToken = (why: 'person' | 'ended', id: string) => `${why} ${id}`

/** Who devices are signed in as, in any database Kysely speaks to. */
export function createSignIns(
  db: Kysely<Tables>,
): Pick<People, 'visitorByToken' | 'person' | 'signIn' | 'devices' | 'signOut' | 'useOnce'> {
  return {
    visitorByToken: together(tokenHashes => findDevices(db, tokenHashes)),
    async person(claimed, now) {
      const { device: _, ...person } = signedIn(await putPerson(db, claimed, now), '')
      return person
    },
    signIn: (claimed, { from, to }, now) =>
      db.transaction().execute(async trx => {
        const person = await putPerson(trx, claimed, now)
        const before = from === undefined ? undefined : await findDevice(trx, from)
        const device = before?.site === claimed.site ? before : undefined
        if (device?.id === person.id) return { person: signedIn(person, device.device), was: { kind: 'same' } }
        if (device && !device.verified) {
          const became = { person: person.id, token_hash: to }
          await trx.updateTable('visitors').set(became).where('id', '=', device.device).execute()
          await trx.updateTable('claims').set({ visitor: person.id }).where('visitor', '=', device.id).execute()
          return { person: signedIn(person, device.device), was: { kind: 'anonymous', before: device } }
        }
        if (device) await endDevice(trx, device.device)
        const id = newId()
        const row = { id, site: claimed.site, name: claimed.name, token_hash: to, created_at: now }
        await trx
          .insertInto('visitors')
          .values({ ...row, sub: null, email: null, person: person.id })
          .execute()
        const was = device ? { kind: 'other' as const, before: device } : { kind: 'new' as const }
        return { person: signedIn(person, id), was }
      }),
    async devices(devices) {
      if (devices.length === 0) return new Map()
      const rows = await db
        .selectFrom('visitors')
        .select(['id', 'person', 'token_hash'])
        .where('id', 'in', devices)
        .execute()
      return new Map(
        rows.map(({ id, person, token_hash }) => [
          id,
          token_hash === noToken('ended', id) ? undefined : (person ?? id),
        ]),
      )
    },
    signOut: tokenHash =>
      db.transaction().execute(async trx => {
        const device = await findDevice(trx, tokenHash)
        if (device) await endDevice(trx, device.device)
        return device
      }),
    useOnce: ({ site, id, now, until }) =>
      db.transaction().execute(async trx => {
        await trx.deleteFrom('used_once').where('until', '<=', now).execute()
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('used_once')
          .values({ site, id, until })
          .onConflict(conflict => conflict.doNothing())
          .executeTakeFirst()
        return numInsertedOrUpdatedRows === 1n
      }),
  }
}

/** Ends every device of a site that is signed in as somebody. */
export async function endSignIns(db: Kysely<Tables>, site: string): Promise<void> {
  await db
    .updateTable('visitors')
    .set(({ eb, val, ref }) => ({ token_hash: eb(val(noToken('ended', '')), '||', ref('id')) }))
    .where('site', '=', site)
    .where('person', 'is not', null)
    .execute()
}

const findDevice = async (db: Kysely<Tables>, tokenHash: string) => (await findDevices(db, [tokenHash])).get(tokenHash)

/** By their token, as whom they are signed in. */
async function findDevices(db: Kysely<Tables>, tokenHashes: string[]): Promise<Map<string, SignedIn>> {
  const devices = await db.selectFrom('visitors').selectAll().where('token_hash', 'in', tokenHashes).execute()
  const ids = devices.flatMap(({ person }) => person ?? [])
  const people = ids.length > 0 ? await db.selectFrom('visitors').selectAll().where('id', 'in', ids).execute() : []
  const found = devices.map(device => {
    const person = device.person === null ? device : people.find(({ id }) => id === device.person)
    if (!person) throw new Error(`the device ${device.id} is signed in as nobody`)
    return [device.token_hash, signedIn(person, device.id)] as const
  })
  return new Map(found)
}

/** One row for a `sub`: whoever comes second at the same time waits for the first, and finds it. */
function putPerson(db: Kysely<Tables>, { site, sub, name, email = null }: NullableEmail, now: number) {
  const id = newId()
  return db
    .insertInto('visitors')
    .values({ id, site, name, token_hash: noToken('person', id), created_at: now, sub, email, person: null })
    .onConflict(conflict => conflict.columns(['site', 'sub']).doUpdateSet({ name, email }))
    .returningAll()
    .executeTakeFirstOrThrow()
}
type NullableEmail = Omit<Claimed, 'email'> & { email?: string | null | undefined }

const endDevice = (trx: Transaction<Tables>, id: string) =>
  trx
    .updateTable('visitors')
    .set({ token_hash: noToken('ended', id) })
    .where('id', '=', id)
    .execute()

function signedIn({ id, site, name, sub, email }: VisitorRow, device: string): SignedIn {
  return { id, site, name, device, ...(sub !== null && { verified: { sub, ...(email !== null && { email }) } }) }
}
