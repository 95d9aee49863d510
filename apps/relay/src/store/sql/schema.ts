import type { AuthorKind, ConversationStatus, Lane } from '@beckon/protocol'

/** The tables as Kysely sees them. Columns that hold JSON are text in both databases. */
export type Tables = {
  meta: { name: string; value: string }
  sites: {
    key: string
    name: string
    origins: string
    appearance: string
    appearance_version: number
    appearance_by: string | null
    created_at: number
    rules_version: number
    answers_version: number
    identity_secret: string | null
    identity_required: number
  }
  published: { site: string; kind: 'rules' | 'answers'; version: number; body: string; at: number; by: string | null }
  outcomes: {
    site: string
    rule: string
    version: number
    variant: string
    outcome: string
    day: string
    count: number
  }
  /** Which outcomes of which showings were counted. */
  outcome_ids: { site: string; id: string; outcome: string; day: string }
  places: { site: string; id: string; until: number }
  claims: { site: string; visitor: string; rule: string; version: number; id: string }
  /** Questions and proposals that the owner wants to see no more. */
  set_aside: { site: string; id: string; at: number }
  visitors: VisitorRow
  /** Names of identities that are taken once, until they have expired. */
  used_once: { site: string; id: string; until: number }
  operators: {
    id: string
    name: string
    display_name: string
    password_hash: string
    created_at: number
    /** JSON list. */
    departments: string | null
  }
  operator_sites: { operator: string; site: string }
  sessions: { hash: string; operator: string; created_at: number; expires_at: number }
  conversations: ConversationRow
  messages: MessageRow
}

/**
 * A device with its token, or a person, who has a `sub` and no token. `person` is whom the device is signed in as; the two are apart, so that a person has any number
 * of devices and each of these a token of its own.
 */
export type VisitorRow = {
  id: string
  site: string
  name: string
  token_hash: string
  created_at: number
  sub: string | null
  email: string | null
  person: string | null
}

export type ConversationRow = {
  id: string
  site: string
  visitor: string
  visitor_name: string
  verified: string | null
  status: ConversationStatus
  operator: string | null
  operator_name: string | null
  read_visitor: number
  read_operator: number
  created_at: number
  waiting_since: number | null
  page: string | null
  invitation: string | null
  department: string | null
  tags: string | null
  form: string | null
  answered: string
}

/** What is read from a conversation's messages, null where there are none. */
export type DerivedColumns = {
  head: number | null
  notes_head: number | null
  unread: number | null
  last_text: string | null
  last_by: AuthorKind | null
  last_at: number | null
}

export type MessageRow = {
  conversation: string
  lane: Lane
  seq: number
  message_id: string
  /** Sender and messageId in one column, because a list of pairs cannot be looked up through an index in every database; null for the relay's own. */
  once: string | null
  at: number
  author_kind: AuthorKind
  author_id: string | null
  author_name: string | null
  text: string
  /** What only some kinds of message have: `event`, `answer`, `rule`, `afterSeq`. */
  more: string | null
}
