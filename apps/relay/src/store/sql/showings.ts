import type { Kysely, Transaction } from 'kysely'
import type { Showings } from '../showings.ts'
import type { Tables } from './schema.ts'

/** Showings in any database Kysely speaks to. All of it is as rare as people are invited. */
export function createShowings(db: Kysely<Tables>): Showings {
  return {
    reserve: ({ site, id, now, until, most }) =>
      inTurn(db, site, async trx => {
        const ofSite = trx.deleteFrom('places').where('site', '=', site)
        await ofSite.where('until', '<=', now).execute()
        const taken = await trx.selectFrom('places').select('id').where('site', '=', site).execute()
        if (taken.some(place => place.id === id)) return true
        if (taken.length >= most) return false
        await trx.insertInto('places').values({ site, id, until }).execute()
        return true
      }),
    async release(site, id) {
      await db.deleteFrom('places').where('site', '=', site).where('id', '=', id).execute()
    },
    claim: ({ most, ...showing }) =>
      inTurn(db, showing.site, async trx => {
        const taken = await trx
          .selectFrom('claims')
          .select('id')
          .where('visitor', '=', showing.visitor)
          .where('site', '=', showing.site)
          .where('rule', '=', showing.rule)
          .where('version', '=', showing.version)
          .execute()
        if (taken.some(claim => claim.id === showing.id)) return true
        if (taken.length >= most) return false
        await trx.insertInto('claims').values(showing).execute()
        return true
      }),
  }
}

/** Counting and then inserting is no one step anywhere; writing to the site's own row first makes all others of the site wait, in both databases. */
const inTurn = <T>(db: Kysely<Tables>, site: string, act: (trx: Transaction<Tables>) => Promise<T>) =>
  db.transaction().execute(async trx => {
    await trx
      .updateTable('sites')
      .set(({ ref }) => ({ key: ref('key') }))
      .where('key', '=', site)
      .execute()
    return act(trx)
  })
