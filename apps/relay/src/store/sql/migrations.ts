import { type Kysely, sql } from 'kysely'
import type { Migration, MigrationProvider } from 'kysely/migration'
import { firstTables } from './first-tables.ts'
import type { Tables } from './schema.ts'

/** Every change of the tables, in order of the names. A published one is never edited. */
export const migrations: MigrationProvider = {
  getMigrations: async () => ({
    '0001-first': firstTables,
    '0002-derived': derived,
    '0003-key-order': keyOrder,
    '0004-showings': showings,
    '0005-labels': labels,
    '0006-answers': answers,
    '0007-form': form,
    '0008-published-by': publishedBy,
    '0009-identity': identity,
    '0010-appearance': appearance,
    '0011-departments': departments,
  }),
}

/** What the messages say is no longer kept beside them. */
const derived: Migration = {
  async up(db: Kysely<Tables>) {
    for (const column of ['head', 'notes_head', 'unread', 'last']) {
      await db.schema.alterTable('conversations').dropColumn(column).execute()
    }
  },
}

/** The key of a message was its sender and then its id. */
const keyOrder: Migration = {
  async up(db: Kysely<Tables>) {
    await sql`update messages
      set once = message_id || ' ' || substr(once, 1, length(once) - length(message_id) - 1)
      where once is not null`.execute(db)
  },
}

/** Invitations are counted once, at most as many at a time as there is room for, and not again on another device. */
const showings: Migration = {
  async up({ schema }: Kysely<Tables>) {
    await schema
      .createTable('outcome_ids')
      .addColumn('site', 'text', c => c.notNull().references('sites.key'))
      .addColumn('id', 'text', c => c.notNull())
      .addColumn('outcome', 'text', c => c.notNull())
      .addColumn('day', 'text', c => c.notNull())
      .addPrimaryKeyConstraint('outcome_ids_key', ['site', 'id', 'outcome'])
      .execute()
    await schema.createIndex('outcome_ids_by_day').on('outcome_ids').column('day').execute()
    await schema
      .createTable('places')
      .addColumn('site', 'text', c => c.notNull().references('sites.key'))
      .addColumn('id', 'text', c => c.notNull())
      .addColumn('until', 'bigint', c => c.notNull())
      .addPrimaryKeyConstraint('places_key', ['site', 'id'])
      .execute()
    await schema
      .createTable('claims')
      .addColumn('site', 'text', c => c.notNull().references('sites.key'))
      .addColumn('visitor', 'text', c => c.notNull().references('visitors.id'))
      .addColumn('rule', 'text', c => c.notNull())
      .addColumn('version', 'integer', c => c.notNull())
      .addColumn('id', 'text', c => c.notNull())
      .addPrimaryKeyConstraint('claims_key', ['visitor', 'site', 'rule', 'version', 'id'])
      .execute()
  },
}

/** A conversation keeps what the rule it began from says of it. */
const labels: Migration = {
  async up({ schema }: Kysely<Tables>) {
    for (const column of ['department', 'tags'])
      await schema.alterTable('conversations').addColumn(column, 'text').execute()
  },
}

/** A conversation keeps what its visitor was asked before it. */
const form: Migration = {
  async up({ schema }: Kysely<Tables>) {
    await schema.alterTable('conversations').addColumn('form', 'text').execute()
  },
}

/** Who published a version. */
const publishedBy: Migration = {
  async up({ schema }: Kysely<Tables>) {
    await schema.alterTable('published').addColumn('by', 'text').execute()
  },
}

/** A site's server says who a visitor is: devices sign in as a person, whose conversations say so. */
const identity: Migration = {
  async up({ schema }: Kysely<Tables>) {
    await schema.alterTable('sites').addColumn('identity_secret', 'text').execute()
    await schema
      .alterTable('sites')
      .addColumn('identity_required', 'integer', c => c.notNull().defaultTo(0))
      .execute()
    for (const column of ['sub', 'email', 'person'])
      await schema.alterTable('visitors').addColumn(column, 'text').execute()
    await schema.createIndex('visitors_by_sub').on('visitors').columns(['site', 'sub']).unique().execute()
    await schema.alterTable('conversations').addColumn('verified', 'text').execute()
    await schema
      .createTable('used_once')
      .addColumn('site', 'text', c => c.notNull().references('sites.key'))
      .addColumn('id', 'text', c => c.notNull())
      .addColumn('until', 'bigint', c => c.notNull())
      .addPrimaryKeyConstraint('used_once_key', ['site', 'id'])
      .execute()
  },
}

/** Who chose last what the widget looks like, and how often somebody did. */
const appearance: Migration = {
  async up({ schema }: Kysely<Tables>) {
    await schema
      .alterTable('sites')
      .addColumn('appearance_version', 'integer', c => c.notNull().defaultTo(0))
      .execute()
    await schema.alterTable('sites').addColumn('appearance_by', 'text').execute()
  },
}

/** What messages tell about canned answers is found by time; ordinary words have no `more`, and so no place in this index. */
const answers: Migration = {
  async up(db: Kysely<Tables>) {
    await sql`create index messages_telling on messages (at) where more is not null`.execute(db)
    await db.schema
      .createTable('set_aside')
      .addColumn('site', 'text', c => c.notNull().references('sites.key'))
      .addColumn('id', 'text', c => c.notNull())
      .addColumn('at', 'bigint', c => c.notNull())
      .addPrimaryKeyConstraint('set_aside_key', ['site', 'id'])
      .execute()
  },
}

/** In which departments an operator answers. */
const departments: Migration = {
  async up({ schema }: Kysely<Tables>) {
    await schema.alterTable('operators').addColumn('departments', 'text').execute()
  },
}
