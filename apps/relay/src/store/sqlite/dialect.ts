import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely'
import { createRecent } from '../recent.ts'

/** So many different statements are kept prepared; group commits of different sizes make new ones all the time. */
const maxPrepared = 200

/**
 * A plain `begin` takes the write lock only at the first write, and then fails at once, whatever the busy timeout, when another process has
 * written since the transaction's first read. Every transaction here writes.
 */
const beginAsWriter = 'begin immediate'
const onlyReads = /^(select|pragma|begin|rollback)\b/i

/**
 * Kysely's SQLite dialect over `node:sqlite`: the few methods Kysely calls, with the statements kept prepared. Whoever has written learns of it when `flush` has
 * resolved.
 */
export function createNodeSqliteDialect(database: DatabaseSync, flush = async () => {}): SqliteDialect {
  let hasWritten = false
  const prepared = createRecent<SqliteStatement>(maxPrepared)
  const adapter: SqliteDatabase = {
    close: () => database.close(),
    prepare(sql) {
      const known = prepared.get(sql)
      if (known) return known
      const writes = !onlyReads.test(sql)
      const statement = toKyselyStatement(database.prepare(sql === 'begin' ? beginAsWriter : sql), () => {
        hasWritten ||= writes
      })
      prepared.set(sql, statement)
      return statement
    },
  }
  async function executeQuery<R>(connection: DatabaseConnection, query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await connection.executeQuery<R>(query)
    if (hasWritten && !database.isTransaction) {
      hasWritten = false
      await flush()
    }
    return result
  }

  /** Within the query and not after it: a connection that could not be given back would be missing for ever. */
  class FlushingDriver extends SqliteDriver {
    override async acquireConnection(): Promise<DatabaseConnection> {
      const connection = await super.acquireConnection()
      return {
        executeQuery: query => executeQuery(connection, query),
        streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
      }
    }

    /** SQLite rolls back by itself where the disk is full, and after a commit there is nothing to roll back: the first error is the one to be told. */
    override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
      if (database.isTransaction) await super.rollbackTransaction(connection)
    }
  }
  return Object.assign(new SqliteDialect({ database: adapter }), {
    createDriver: () => new FlushingDriver({ database: adapter }),
  })
}

function toKyselyStatement(statement: StatementSync, runs: () => void): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
  return {
    reader: statement.columns().length > 0,
    all(parameters) {
      runs()
      return statement.all(...values(parameters))
    },
    run(parameters) {
      runs()
      return statement.run(...values(parameters))
    },
    iterate: parameters => statement.iterate(...values(parameters)) as IterableIterator<unknown>,
  }
}
