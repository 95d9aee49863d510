import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { newId } from '../../identity/tokens.ts'
import type { Tables } from './schema.ts'

/** The tables as they began. What came later is in the migrations after it. */
export const firstTables: Migration = {
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
