import type { IdentityNews } from '@beckon/client/identity'
import type { Reply } from '@beckon/rules'
import type { PanelTexts } from '../locales/texts.ts'
import type { Settings } from '../site/settings.ts'

/** Why the panel opens other than by the visitor's own press: what a rule showed, which becomes the first message if the visitor writes. */
export type Opening = {
  showing?: { rule: string; version: number; variant?: string }
  text?: string
  /** Who seems to say it: a persona of the owner's; without one the site. */
  sender?: string
  /** A canned answer to show. */
  answer?: string
  /** Words the visitor chose, to be put into the composer. */
  ask?: string
  replies?: readonly Reply[]
}

/** Heard inside the widget and, through `Beckon('on', …)`, by the host page. */
export type WidgetEvents = {
  ready: undefined
  /** Whether the visitor did it, not a rule or the page; the same for `close`. */
  open: boolean
  close: boolean
  unread: number
  chat: 'none' | 'open' | 'waiting' | 'served' | 'closed'
  message: { from: string; text: string }
  /** The page has said who the visitor is: `widget.identity`. */
  identify: undefined
  /** What became of that; `expired`: hand over a new one. `code` as in PROTOCOL.md, section 12. */
  identity: IdentityNews
  /** A rule's bubble appeared or went. */
  shown: string
  retracted: string
}

/** What the loader hands to the parts that it loads later. */
export type Widget = {
  readonly relay: string
  readonly site: string
  readonly settings: Settings
  /** Asks the relay about this site (`/desk`, `/answers`, `/outcomes`) without cookies and without saying from which page. Rejects when there is no answer. */
  ask(what: string, options?: RequestInit): Promise<Response>
  readonly root: ShadowRoot
  readonly launcher: HTMLButtonElement
  /** Whether this device has had a conversation; what became of it the panel tells by `chat`. */
  readonly hasChat: boolean
  /** Who the page says the visitor is, as a JWT; `''` for nobody, undefined while it has said nothing. */
  identity?: string
  /** Opens the panel; the focus goes to it only when the visitor asked (`byVisitor`). */
  open(opening?: Opening, byVisitor?: boolean): void
  close(): void
  isOpen(): boolean
  on<E extends keyof WidgetEvents>(event: E, heard: (data: WidgetEvents[E]) => void): () => void
  emit<E extends keyof WidgetEvents>(event: E, data: WidgetEvents[E]): void
  /** What the page has told the rules while nobody listened. */
  readonly said: HostFact[]
  /** Whoever listens to what it tells from then on. */
  hear?: (fact: HostFact) => unknown
}

export type HostFact =
  | { type: 'record'; how: string }
  | { type: 'runRule'; rule: string }
  | { type: 'track'; name: string; data?: Record<string, string | number | boolean> }
  | { type: 'visitor'; identified: boolean }
  | { type: 'attributes'; set: Record<string, string | number | boolean> }

/** What `panel` exports: draws the panel into the root once; the loader shows and hides it. */
export type Panel = {
  open(opening: Opening | undefined, byVisitor: boolean): void
  close(): void
  shutdown(): void
}
export type PanelModule = { mount(widget: Widget, texts: PanelTexts): Panel }
/** What each file of texts exports. */
export type WordsModule = { default: PanelTexts }

/** What `calls` exports: hears what the page says that the loader does not know, and waits for what must be agreed to. */
export type CallsModule = {
  hear(widget: Widget, name: unknown, args: readonly unknown[]): unknown
  /** Starts once the page says that the visitor agrees; what else it says is added to `waiting` until then. */
  agreement(site: string, waiting: Iterable<unknown>[], start: () => void): void
}

/** What the rules part exports: watches the page and shows what the rules decide until it is stopped. */
export type RulesModule = { start(widget: Widget): () => void }

/** What the page calls; `q` are calls that wait. What it hands over may be anything, whatever `types` asks of it. */
export type Beckon = ((...call: unknown[]) => unknown) & { q?: Iterable<Iterable<unknown>> }
/** The page as it is seen from here. */
export type PageWindow = Omit<typeof globalThis, 'Beckon'> & { Beckon?: Beckon }
