import type { Kysely, Transaction } from 'kysely'
import { hashToken, newToken } from '../../identity/tokens.ts'
import type { Site, Sites } from '../sites.ts'
import type { Tables } from './schema.ts'
import { endSignIns } from './sign-in.ts'

/** Sites and what is published for them, in any database Kysely speaks to. */
export function createSites(db: Kysely<Tables>): Sites {
  return {
    async add({ key, name, origins, appearance, createdAt }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('sites')
        .values({
          key,
          name,
          origins: JSON.stringify(origins),
          appearance: JSON.stringify(appearance),
          appearance_version: 0,
          appearance_by: null,
          created_at: createdAt,
          rules_version: 0,
          answers_version: 0,
          identity_secret: null,
          identity_required: 0,
        })
        .onConflict(conflict => conflict.column('key').doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },
    async find(key) {
      const row = await db.selectFrom('sites').selectAll().where('key', '=', key).executeTakeFirst()
      return row && fromRow(row)
    },
    async list() {
      const rows = await db.selectFrom('sites').selectAll().orderBy('created_at').orderBy('key').execute()
      return rows.map(fromRow)
    },
    async setOrigins(key, origins) {
      await db
        .updateTable('sites')
        .set({ origins: JSON.stringify(origins) })
        .where('key', '=', key)
        .execute()
    },
    async setAppearance(key, appearance, { base, by = null }: { base?: number; by?: string | null } = {}) {
      const row = await db
        .updateTable('sites')
        .set(({ eb }) => ({
          appearance: JSON.stringify(appearance),
          appearance_version: eb('appearance_version', '+', 1),
          appearance_by: by,
        }))
        .where('key', '=', key)
        .$if(base !== undefined, query => query.where('appearance_version', '=', Number(base)))
        .returning('appearance_version')
        .executeTakeFirst()
      return row?.appearance_version
    },
    publish: ((kind, site, body, { at, by = null }, base) =>
      db.transaction().execute(async trx => {
        const column = kind === 'rules' ? 'rules_version' : 'answers_version'
        const row = await trx
          .updateTable('sites')
          .set(({ eb }) => ({ [column]: eb(column, '+', 1) }))
          .where('key', '=', site)
          // Whoever comes second waits for the row and then finds it changed.
          .$if(base !== undefined, query => query.where(column, '=', Number(base)))
          .returning(column)
          .executeTakeFirst()
        if (!row && base !== undefined) return undefined
        if (!row) throw new Error(`there is no site ${site}`)
        const version = Number(row[column])
        await trx.insertInto('published').values({ site, kind, version, body, at, by }).execute()
        return version
      })) as Sites['publish'],
    async versions(kind, site, most) {
      const rows = await db
        .selectFrom('published')
        .select(['version', 'at', 'by'])
        .where('site', '=', site)
        .where('kind', '=', kind)
        .orderBy('version', 'desc')
        .limit(most)
        .execute()
      return rows.map(({ version, at, by }) => ({ version, at, ...(by !== null && { by }) }))
    },
    identitySecret: site => identitySecret(db, site),
    makeIdentitySecret: (site, { anew } = { anew: false }) =>
      db.transaction().execute(async trx => {
        await trx
          .updateTable('sites')
          .set({ identity_secret: newToken() })
          .where('key', '=', site)
          .$if(!anew, query => query.where('identity_secret', 'is', null))
          .execute()
        if (anew) await endSignIns(trx, site)
        const made = await identitySecret(trx, site)
        if (made === undefined) throw new Error(`there is no site ${site}`)
        return made
      }),
    async setIdentityRequired(site, isRequired) {
      await db
        .updateTable('sites')
        .set({ identity_required: isRequired ? 1 : 0 })
        .where('key', '=', site)
        .execute()
    },
    async identityMarks() {
      const rows = await db
        .selectFrom('sites')
        .select(['key', 'identity_secret', 'identity_required'])
        .where(({ eb, or }) => or([eb('identity_secret', 'is not', null), eb('identity_required', '=', 1)]))
        .execute()
      return new Map(rows.map(row => [row.key, hashToken(`${row.identity_required} ${row.identity_secret}`)]))
    },
    async secret(site) {
      const name = `secret of site ${site}`
      await db
        .insertInto('meta')
        .values({ name, value: newToken() })
        .onConflict(conflict => conflict.column('name').doNothing())
        .execute()
      const row = await db.selectFrom('meta').select('value').where('name', '=', name).executeTakeFirstOrThrow()
      return row.value
    },
    async published(kind, site, version) {
      const row = await db
        .selectFrom('published')
        .select('body')
        .where('site', '=', site)
        .where('kind', '=', kind)
        .where('version', '=', version)
        .executeTakeFirst()
      return row?.body
    },
    countOutcome: ({ id, ...outcome }, forgetIdsBefore) =>
      db.transaction().execute(async trx => {
        if (id !== undefined && !(await isFirst(trx, { ...outcome, id }, forgetIdsBefore))) return false
        await trx
          .insertInto('outcomes')
          .values({ ...outcome, count: 1 })
          .onConflict(conflict =>
            conflict
              .columns(['site', 'rule', 'version', 'variant', 'outcome', 'day'])
              .doUpdateSet(({ eb }) => ({ count: eb('outcomes.count', '+', 1) })),
          )
          .execute()
        return true
      }),
    outcomes: (site, from = '') =>
      db.selectFrom('outcomes').selectAll().where('site', '=', site).where('day', '>=', from).orderBy('day').execute(),
  }
}

async function identitySecret(db: Kysely<Tables>, site: string): Promise<string | undefined> {
  const row = await db.selectFrom('sites').select('identity_secret').where('key', '=', site).executeTakeFirst()
  return row?.identity_secret ?? undefined
}

function fromRow(row: Tables['sites']): Site {
  return {
    key: row.key,
    name: row.name,
    origins: JSON.parse(row.origins),
    appearance: JSON.parse(row.appearance),
    appearanceVersion: row.appearance_version,
    ...(row.appearance_by !== null && { appearanceBy: row.appearance_by }),
    createdAt: row.created_at,
    rulesVersion: row.rules_version,
    answersVersion: row.answers_version,
    identityRequired: row.identity_required === 1,
  }
}

/** The ids of days gone by are deleted with what is counted anyway, so that nothing has to run by itself. */
async function isFirst(
  trx: Transaction<Tables>,
  { site, id, outcome, day }: Tables['outcome_ids'],
  forgetIdsBefore: string,
): Promise<boolean> {
  await trx.deleteFrom('outcome_ids').where('day', '<', forgetIdsBefore).execute()
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('outcome_ids')
    .values({ site, id, outcome, day })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
