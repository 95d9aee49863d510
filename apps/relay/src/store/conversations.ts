import type {
  AuthorKind,
  ConversationStatus,
  FormAnswer,
  Invitation,
  Lane,
  Message,
  Person,
  RefusalCode,
  VisitorPerson,
} from '@beckon/protocol'

/** A conversation as it is stored: what decisions are made on, and what summaries are made from. */
export type Conversation = {
  id: string
  site: string
  visitor: VisitorPerson
  status: ConversationStatus
  operator?: Person
  heads: Record<Lane, number>
  read: { visitor: number; operator: number }
  /** Messages of the visitor that no operator has read. */
  unread: number
  createdAt: number
  waitingSince?: number
  page?: { url: string; title: string; language?: string }
  invitation?: Invitation
  /** What the rule it began from says it belongs to, and is about; a label only. */
  department?: string
  tags?: string[]
  /** What the visitor was asked before the chat, and answered. */
  form?: FormAnswer[]
  last?: { text: string; by: AuthorKind; at: number }
  /** Ids of the canned answers given so far, so that none is given twice. */
  answered: string[]
}

/** A message before the store has given it its `seq`. `sender` with `messageId` is the key that makes a repeat harmless; the relay's own has no sender. */
export type Draft = { lane: Lane; sender?: string; message: Omit<Message, 'seq' | 'afterSeq'> }
export type Stored = { lane: Lane; message: Message }

/** `undefined` in a change takes the field away. */
export type Change = {
  visitor?: VisitorPerson
  status?: ConversationStatus
  operator?: Person | undefined
  waitingSince?: number | undefined
  read?: Conversation['read']
  answered?: string[]
}

export type Refusal = { ok: false; code: RefusalCode }
/** What one sender has said of a conversation counts as said by another from now on, so that a repeat of it stays harmless. */
export type Rekeyed = { from: string; to: string }
export type Decision = Refusal | { ok: true; change?: Change; messages?: Draft[]; rekeyed?: Rekeyed }

export type Write = {
  conversation: string
  /** Given for a start: the conversation is made if the key is new. */
  create?: Pick<Conversation, 'site' | 'visitor' | 'createdAt' | 'page' | 'invitation' | 'department' | 'tags' | 'form'>
  /** The sender's own message: known already with the same words, it is answered and nothing is decided. */
  key?: { sender: string; messageId: string; text: string; lane: Lane }
  /** Pure and synchronous: it runs inside the transaction on what is stored at that moment. It MUST authorise. */
  decide(current: Conversation): Decision
}

export type Written =
  | Refusal
  | {
      ok: true
      /** True when the key was known: nothing was written, `messages` holds the one stored then. */
      repeated: boolean
      before: ConversationStatus | undefined
      conversation: Conversation
      messages: Stored[]
    }

/** Conversations and their messages: the truth. */
export type Conversations = {
  /** Identity of all sequences in this store. MUST change when the store is replaced or restored, which MAY be at any time. */
  readonly epoch: string
  /**
   * MUST resolve only after the commit is durable. MUST keep the order of calls. MUST give `seq` inside the transaction from the
   * stored head, without holes. MUST find a repeated key for as long as the conversation exists. All that arrives in one
   * turn of the event loop, or while the last commit is under way, MUST be one transaction; a write that is refused MUST NOT
   * touch the others. A store that cannot commit MUST answer `unavailable`, and MUST have stored nothing.
   */
  write(write: Write): Promise<Written>
  /** Resolves when everything written so far is committed or refused. */
  flush(): Promise<void>
  /** What another relay says that it has stored. MAY make the next write faster, and MUST NOT be trusted. */
  heard(conversation: Conversation): void

  find(id: string): Promise<Conversation | undefined>
  ofVisitor(visitor: string, most: number): Promise<Conversation[]>
  /** All of these visitors, newest first. */
  ofVisitors(visitors: string[]): Promise<Conversation[]>
  /** All that are not closed, oldest first. */
  atWork(sites: string[]): Promise<Conversation[]>
  /** Closed ones created before `before`, newest first. */
  closed(sites: string[], before: number, most: number): Promise<Conversation[]>
  waiting(site: string): Promise<number>
  /** How many of them belong to each department that has any. */
  waitingIn(site: string): Promise<Map<string, number>>
  /** How many are with operators or wait for one. */
  busy(site: string): Promise<number>
  /** How many are with each operator who has any, by the operator's id. */
  served(site: string): Promise<Map<string, number>>
  heads(ids: string[]): Promise<Map<string, Record<Lane, number>>>
  /** Messages with a `seq` above `seq`, in order. */
  after(id: string, lane: Lane, seq: number, most: number): Promise<Message[]>
  /** The last messages with a `seq` below `seq`, in order. */
  before(id: string, lane: Lane, seq: number, most: number): Promise<Message[]>
  message(id: string, messageId: string): Promise<Stored | undefined>
  /** Every conversation of a site with all its messages, oldest first. */
  all(site: string): AsyncIterable<{ conversation: Conversation; messages: Stored[] }>
}
