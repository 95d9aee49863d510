import type { Kysely } from 'kysely'
import type { Operator, People } from '../people.ts'
import type { Tables } from './schema.ts'
import { createSignIns } from './sign-in.ts'

/** Visitors, operators and sessions in any database Kysely speaks to. */
export function createPeople(db: Kysely<Tables>): People {
  const sitesOf = async (operator: string) => {
    const rows = await db.selectFrom('operator_sites').select('site').where('operator', '=', operator).execute()
    return rows.map(({ site }) => site)
  }
  type Row = { id: string; name: string; display_name: string; departments: string | null }
  const toOperator = (row: Row, sites: string[]): Operator => ({
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    sites,
    departments: row.departments === null ? [] : JSON.parse(row.departments),
  })
  const fromRow = async (row: Row) => toOperator(row, await sitesOf(row.id))

  return {
    async addVisitor({ id, site, name, tokenHash, createdAt }) {
      const row = { id, site, name, token_hash: tokenHash, created_at: createdAt }
      await db
        .insertInto('visitors')
        .values({ ...row, sub: null, email: null, person: null })
        .execute()
    },
    ...createSignIns(db),

    addOperator: ({ id, name, displayName, sites, departments = [], passwordHash, createdAt }) =>
      db.transaction().execute(async trx => {
        const row = { id, name, display_name: displayName, departments: JSON.stringify(departments) }
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('operators')
          .values({ ...row, password_hash: passwordHash, created_at: createdAt })
          .onConflict(conflict => conflict.column('name').doNothing())
          .executeTakeFirst()
        if (numInsertedOrUpdatedRows !== 1n) return false
        const rows = sites.map(site => ({ operator: id, site }))
        if (rows.length > 0) await trx.insertInto('operator_sites').values(rows).execute()
        return true
      }),
    async operators() {
      const rows = await db.selectFrom('operators').selectAll().orderBy('name').execute()
      const sites = Map.groupBy(await db.selectFrom('operator_sites').selectAll().execute(), ({ operator }) => operator)
      return rows.map(row =>
        toOperator(
          row,
          (sites.get(row.id) ?? []).map(({ site }) => site),
        ),
      )
    },
    async operatorForSignIn(name) {
      const row = await db.selectFrom('operators').selectAll().where('name', '=', name).executeTakeFirst()
      return row && { ...(await fromRow(row)), passwordHash: row.password_hash }
    },
    async setDepartments(name, departments) {
      const { numUpdatedRows } = await db
        .updateTable('operators')
        .set({ departments: JSON.stringify(departments) })
        .where('name', '=', name)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    setPassword: (name, passwordHash) =>
      db.transaction().execute(async trx => {
        const row = await trx
          .updateTable('operators')
          .set({ password_hash: passwordHash })
          .where('name', '=', name)
          .returning('id')
          .executeTakeFirst()
        if (!row) return false
        await trx.deleteFrom('sessions').where('operator', '=', row.id).execute()
        return true
      }),

    async addSession({ hash, operator, createdAt, expiresAt }) {
      await db.deleteFrom('sessions').where('expires_at', '<=', createdAt).execute()
      await db.insertInto('sessions').values({ hash, operator, created_at: createdAt, expires_at: expiresAt }).execute()
    },
    async session(hash, now) {
      const row = await db
        .selectFrom('sessions')
        .innerJoin('operators', 'operators.id', 'sessions.operator')
        .select(['operators.id', 'operators.name', 'operators.display_name', 'operators.departments'])
        .where('hash', '=', hash)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return row && fromRow(row)
    },
    async goodSessions(hashes, now) {
      if (hashes.length === 0) return new Set()
      const rows = await db
        .selectFrom('sessions')
        .select('hash')
        .where('hash', 'in', hashes)
        .where('expires_at', '>', now)
        .execute()
      return new Set(rows.map(({ hash }) => hash))
    },
    async endSession(hash) {
      await db.deleteFrom('sessions').where('hash', '=', hash).execute()
    },
  }
}
