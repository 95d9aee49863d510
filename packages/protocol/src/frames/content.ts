/** What frames carry. PROTOCOL.md, section 6. */
export type Lane = 'talk' | 'notes'
export type Cursor = { epoch: string; seq: number }
export type Person = { id: string; name: string }
/** A visitor as operators see one; `verified` where the site's own server has signed who it is, and only then is `name` its word too. */
export type VisitorPerson = Person & { verified?: Verified }
/** `sub` is the owner's own id of the person. */
export type Verified = { sub: string; email?: string }

export type AuthorKind = 'visitor' | 'operator' | 'answer' | 'rule' | 'system'
export type SystemEvent =
  | 'waiting'
  | 'taken'
  | 'released'
  | 'closed'
  | 'reopened'
  | 'helped'
  | 'not-helped'
  | 'rated'
  | 'identified'
export type Author = { kind: AuthorKind; id?: string; name?: string }
export type Invitation = { rule: string; version: number; variant?: string }

/** One stored message. `at` is for display only: the order is `seq`. `text` is empty for system events, which each side words in its own language. */
export type Message = {
  messageId: string
  seq: number
  at: number
  author: Author
  text: string
  event?: SystemEvent
  /** With `waiting`: nobody was there when the wait began. */
  away?: true
  /** `chosen` where the visitor took it from several. */
  answer?: { id: string; title: string; chosen?: true }
  /** With `rated`: what the visitor says of the chat. */
  rating?: { good: boolean; comment?: string }
  /** The canned answers an operator put into these words. */
  inserted?: string[]
  /** Canned answers of which one may fit, for the visitor to choose from; `text` has their titles, one a line. */
  offers?: { id: string; title: string }[]
  rule?: { id: string; version: number; variant?: string }
  /** Notes lane only: the head of `talk` when the note was stored, which is where it is shown. */
  afterSeq?: number
}

export type ConversationStatus = 'open' | 'waiting' | 'served' | 'closed'

export type ConversationSummary = {
  conversation: string
  site: string
  status: ConversationStatus
  epoch: string
  head: number
  read: { visitor: number; operator: number }
  operator?: Person
  createdAt: number
  /** From here on for operators only. */
  notesHead?: number
  visitor?: VisitorPerson
  last?: { text: string; by: AuthorKind; at: number }
  unread?: number
  waitingSince?: number
  /** Where it began; `language` is the one the widget spoke there, BCP 47. */
  page?: { url: string; title: string; language?: string }
  invitation?: Invitation
  /** What the rule it began from says it belongs to, and is about: labels, which keep nobody out. */
  department?: string
  tags?: string[]
  /** What the visitor was asked before the chat, and answered. */
  form?: FormAnswer[]
}

/** `name` is the owner's for the field, `label` what the visitor read. */
export type FormAnswer = { name: string; label: string; value: string }

/** Told to operators when a rule that asks for it is shown to somebody; stored nowhere. `text` is the rule's own, and nothing here is of the visitor. */
export type Notice = { site: string; rule: { id: string; version: number; name?: string }; text: string }

export type Desk = {
  online: boolean
  waiting: number
  /** How long a person's first words usually take, now that somebody is there, or nobody; absent where too little was measured. */
  replyMs?: number
}
