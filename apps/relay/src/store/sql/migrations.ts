import { type Kysely, sql } from 'kysely'
import type { Migration, MigrationProvider } from 'kysely/migration'
import { newId } from '../../identity/tokens.ts'
import type { Tables } from './schema.ts'

/** Every change of the tables, in order of the names. A published one is never edited. */
export const migrations: MigrationProvider = {
  getMigrations: async () => ({
    '0001-first': first,
    '0002-derived': derived,
    '0003-key-order': keyOrder,
    '0004-showings': showings,
    '0005-labels': labels,
    '0006-answers': answers,
    '0007-form': form,
    '0008-published-by': publishedBy,
    '0009-identity': identity,
  }),
}

const first: Migration = {
  async up(db: Kysely<Tables>) {
    const { schema } = db
    await schema
      .createTable('meta')
      .addColumn('name', 'text', c => c.primaryKey())
      .addColumn('value', 'text', c => c.notNull())
      .execute()
    await db.insertInto('meta').values({ name: 'epoch', value: newId() }).execute()

    await schema
      .createTable('sites')
      .addColumn('key', 'text', c => c.primaryKey())
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('origins', 'text', c => c.notNull())
      .addColumn('appearance', 'text', c => c.notNull())
      .addColumn('created_at', 'bigint', c => c.notNull())
      .addColumn('rules_version', 'integer', c => c.notNull())
      .addColumn('answers_version', 'integer', c => c.notNull())
      .execute()
    await schema
      .createTable('published')
      .addColumn('site', 'text', c => c.notNull().references('sites.key'))
      .addColumn('kind', 'text', c => c.notNull())
      .addColumn('version', 'integer', c => c.notNull())
      .addColumn('body', 'text', c => c.notNull())
      .addColumn('at', 'bigint', c => c.notNull())
      .addPrimaryKeyConstraint('published_key', ['site', 'kind', 'version'])
      .execute()
    await schema
      .createTable('outcomes')
      .addColumn('site', 'text', c => c.notNull().references('sites.key'))
      .addColumn('rule', 'text', c => c.notNull())
      .addColumn('version', 'integer', c => c.notNull())
      .addColumn('variant', 'text', c => c.notNull())
      .addColumn('outcome', 'text', c => c.notNull())
      .addColumn('day', 'text', c => c.notNull())
      .addColumn('count', 'bigint', c => c.notNull())
      .addPrimaryKeyConstraint('outcomes_key', ['site', 'rule', 'version', 'variant', 'outcome', 'day'])
      .execute()

    await schema
      .createTable('visitors')
      .addColumn('id', 'text', c => c.primaryKey())
      .addColumn('site', 'text', c => c.notNull().references('sites.key'))
      .addColumn('name', 'text', c => c.notNull())
      .addColumn('token_hash', 'text', c => c.notNull().unique())
      .addColumn('created_at', 'bigint', c => c.notNull())
      .execute()
    await schema
      .createTable('operators')
      .addColumn('id', 'text', c => c.primaryKey())
      .addColumn('name', 'text', c => c.notNull().unique())
      .addColumn('display_name', 'text', c => c.notNull())
      .addColumn('password_hash', 'text', c => c.notNull())
      .addColumn('created_at', 'bigint', c => c.notNull())
      .execute()
    await schema
      .createTable('operator_sites')
      .addColumn('operator', 'text', c => c.notNull().references('operators.id'))
      .addColumn('site', 'text', c => c.notNull().references('sites.key'))
      .addPrimaryKeyConstraint('operator_sites_key', ['operator', 'site'])
      .execute()
    await schema
      .createTable('sessions')
      .addColumn('hash', 'text', c => c.primaryKey())
      .addColumn('operator', 'text', c => c.notNull().references('operators.id'))
      .addColumn('created_at', 'bigint', c => c.notNull())
      .addColumn('expires_at', 'bigint', c => c.notNull())
      .execute()

    await schema
      .createTable('conversations')
      .addColumn('id', 'text', c => c.primaryKey())
      .addColumn('site', 'text', c => c.notNull().references('sites.key'))
      .addColumn('visitor', 'text', c => c.notNull().references('visitors.id'))
      .addColumn('visitor_name', 'text', c => c.notNull())
      .addColumn('status', 'text', c => c.notNull())
      .addColumn('operator', 'text')
      .addColumn('operator_name', 'text')
      .addColumn('head', 'integer', c => c.notNull())
      .addColumn('notes_head', 'integer', c => c.notNull())
      .addColumn('read_visitor', 'integer', c => c.notNull())
      .addColumn('read_operator', 'integer', c => c.notNull())
      .addColumn('unread', 'integer', c => c.notNull())
      .addColumn('created_at', 'bigint', c => c.notNull())
      .addColumn('waiting_since', 'bigint')
      .addColumn('page', 'text')
      .addColumn('invitation', 'text')
      .addColumn('last', 'text')
      .addColumn('answered', 'text', c => c.notNull())
      .execute()
    await schema
      .createIndex('conversations_by_status')
      .on('conversations')
      .columns(['site', 'status', 'created_at'])
      .execute()
    await schema
      .createIndex('conversations_by_visitor')
      .on('conversations')
      .columns(['visitor', 'created_at'])
      .execute()
    await schema
      .createTable('messages')
      .addColumn('conversation', 'text', c => c.notNull().references('conversations.id'))
      .addColumn('lane', 'text', c => c.notNull())
      .addColumn('seq', 'integer', c => c.notNull())
      .addColumn('message_id', 'text', c => c.notNull())
      .addColumn('once', 'text', c => c.unique())
      .addColumn('at', 'bigint', c => c.notNull())
      .addColumn('author_kind', 'text', c => c.notNull())
      .addColumn('author_id', 'text')
      .addColumn('author_name', 'text')
      .addColumn('text', 'text', c => c.notNull())
      .addColumn('more', 'text')
      .addPrimaryKeyConstraint('messages_key', ['conversation', 'lane', 'seq'])
      .execute()
  },
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
