/** A value a page may hand over: what JSON knows, one level deep. */
export type Value = string | number | boolean | null | readonly (string | number | boolean)[]

export type Device = 'desktop' | 'mobile' | 'tablet'
export type ChatState = 'none' | 'open' | 'waiting' | 'served' | 'closed'
export type Outcome = 'opened' | 'dismissed' | 'answered' | 'expired' | 'opted-out'

/** One thing that happened on the page; `at` is whole milliseconds since the visit began. */
export type SessionEvent = { readonly at: number } & (
  | { readonly type: 'navigate'; readonly url: string; readonly title?: string; readonly referrer?: string }
  | { readonly type: 'visibility'; readonly state: 'visible' | 'hidden' }
  | { readonly type: 'activity' }
  | { readonly type: 'scroll'; readonly depth: number }
  | { readonly type: 'exit-intent' }
  | { readonly type: 'attributes'; readonly set: Readonly<Record<string, Value>> }
  | { readonly type: 'track'; readonly name: string; readonly data?: Readonly<Record<string, Value>> }
  | ({ readonly type: 'visitor' } & VisitorFacts)
  | ({ readonly type: 'availability'; readonly department?: string } & DeskFacts)
  | { readonly type: 'chat'; readonly state: ChatState; readonly unread?: number }
  | { readonly type: 'panel'; readonly open: boolean }
  | { readonly type: 'outcome'; readonly rule: string; readonly outcome: Outcome }
  | { readonly type: 'clock'; readonly now: string }
)

/** What is known of the visitor; `seed` decides hold-out and variant and must stay the same for one visitor. */
export type VisitorFacts = {
  readonly visit?: number
  readonly lastVisitAt?: number | string
  readonly language?: string
  readonly device?: Device
  readonly timeZone?: string
  readonly identified?: boolean
  readonly seed?: string
}

/** What the relay says of a desk: `free` is the room left for new conversations, `waiting` the visitors in the queue. */
export type DeskFacts = { readonly online: boolean; readonly free?: number; readonly waiting?: number }
