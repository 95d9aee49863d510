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
  | ClickEvent
  | ElementEvent
  | FormEvent
  | ({ readonly type: 'visitor' } & VisitorFacts)
  | ({ readonly type: 'availability'; readonly department?: string } & DeskFacts)
  | ({ readonly type: 'chat'; readonly unread?: number } & ChatFacts)
  | { readonly type: 'panel'; readonly open: boolean }
  | { readonly type: 'outcome'; readonly rule: string; readonly outcome: Outcome }
  | CallEvent
  | { readonly type: 'clock'; readonly now: string }
)

/**
 * A click of the visitor, at CSS pixels of the viewport. `on` are those selectors the rules ask about (`element.clicked`) whose
 * element was hit, or holds what was hit. Told only where a rule asks for `rage.clicks` or `element.clicked`.
 */
export type ClickEvent = {
  readonly type: 'click'
  readonly x: number
  readonly y: number
  readonly on?: readonly string[]
}

/**
 * An element of a selector the rules ask about (`element.visible`) came into view or left it. After a navigate nothing is in view
 * until told again; while the page is hidden no time counts, and nothing has to be told for that.
 */
export type ElementEvent = { readonly type: 'element'; readonly selector: string; readonly visible: boolean }

/** The visitor typed into or changed a form of a selector the rules ask about (`form.abandoned`), or sent it. */
export type FormEvent = { readonly type: 'form'; readonly selector: string; readonly state: 'touched' | 'sent' }

/** The page calls for a rule: at this instant its conditions hold but for those of desk and chat. */
export type CallEvent = { readonly type: 'call'; readonly rule: string }

/** What is known of the visitor; `seed` decides hold-out and variant and must stay the same for one visitor. Wall times are ms or ISO text. */
export type VisitorFacts = {
  readonly visit?: number
  readonly lastVisitAt?: number | string
  /** Chats before this visit. */
  readonly chats?: number
  /** The end of the latest chat before this page. */
  readonly lastChatAt?: number | string
  readonly language?: string
  readonly device?: Device
  readonly timeZone?: string
  readonly identified?: boolean
  readonly seed?: string
  /** What conditions found on the pages of this visit before this one was loaded (`foundOf`); told before its first navigate. */
  readonly found?: Readonly<Record<string, number>>
}

/** What the relay says of a desk: `free` is the room left for new conversations, `waiting` the visitors in the queue. */
export type DeskFacts = { readonly online: boolean; readonly free?: number; readonly waiting?: number }

/** How the visitor's chat stands; `waited` is how many seconds they had no reply when this is told, default none. */
export type ChatFacts = {
  readonly state: ChatState
  readonly waited?: number
  /** The page takes it for this until it knows: no chat has begun or ended by it. */
  readonly assumed?: boolean
}
