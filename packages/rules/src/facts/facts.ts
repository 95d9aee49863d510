import type { VisitMemory } from '../decide/memory.ts'
import type { ChatState, DeskFacts, Device, Value } from '../session/event.ts'
import { since, type Watch } from './watch.ts'

/**
 * Everything the rules can ask about, folded from the events so far. A signal lies under its own name: as its value, as a
 * watch where it is a time, or as a record by name or selector. Times are ms since the visit began.
 */
export type Facts = Readonly<
  State & Pick<SignalFacts, Begun> & { [Name in Exclude<keyof SignalFacts, Begun>]?: SignalFacts[Name] | undefined }
>

/** Known from the beginning. */
type Begun = 'event' | 'page.count' | 'time.engagedOnSite' | 'visitor.attribute'

type State = {
  /** The moment of the last event. */
  atMs: number
  /** Wall time of `at` 0, unknown before the first clock event. */
  startedAtMs?: number | undefined
  /** Another object with every event but those of a visitor who moves or scrolls, and for every visit: while it stays, most facts do. */
  told: object
  visible: boolean
  /** When the visitor came to this page; absent before the first. */
  pageAtMs?: number | undefined
  /** The latest click of this page, and how many of its streak came before it. */
  click?: { readonly x: number; readonly y: number; readonly atMs: number; readonly before: number } | undefined
  /** Chats begun in this visit. */
  chats: number
  /** What stands under `chat.state` nobody has told yet. */
  assumed?: boolean | undefined
  panelOpen: boolean
  /**
   * The desks of those departments that rules ask about. Another object also when the visitor is told about: all that conditions of the supplement depend on beside
   * their own signals and the clock.
   */
  departments?: Named<DeskFacts> | undefined
}

type SignalFacts = {
  'page.url': string
  'page.path': string
  'page.query': Named<string>
  'page.title': string | undefined
  'page.previous': string | undefined
  'page.count': number
  /** Paths, oldest first. */
  'page.visited': readonly string[]
  'time.onPage': Watch
  'time.onSite': Watch
  'time.engagedOnPage': Watch
  'time.engagedOnSite': Watch
  'time.idle': Watch
  'time.sinceLastVisit': Watch | undefined
  'time.sinceLastChat': Watch | undefined
  'scroll.depth': number
  'exit.intent': boolean
  'rage.clicks': number
  'element.visible': Named<Watch & { readonly inView: boolean }>
  'element.clicked': Named<number>
  /** Touched and not sent; true once the visitor was about to leave it. */
  'form.abandoned': Named<boolean>
  event: readonly TrackFact[]
  'visitor.visits': number | undefined
  'visitor.language': string
  'visitor.device': Device
  'visitor.timeZone': string
  'visitor.seed': string
  'visitor.lastVisitAt': number | string
  'visitor.chats': number
  'visitor.lastChatAt': number | string
  'visitor.found': Named<number> | undefined
  'visitor.attribute': Named<Value>
  'visitor.referrerHost': string | undefined
  'visitor.utm': Named<string>
  /** Of the desk as a whole. */
  'desk.online': boolean | undefined
  'desk.free': number | undefined
  'desk.waiting': number | undefined
  'chat.state': ChatState | undefined
  'chat.count': number
  'chat.waiting': Watch
}

type Named<T> = Readonly<Record<string, T>>

export type TrackFact = {
  readonly name: string
  readonly data?: Readonly<Record<string, Value>> | undefined
  readonly atMs: number
}

/**
 * Facts before the first event; `visit` carries what is counted over from the page before. Those of the core stand here by name although they are missing:
 * objects that get no names later are copied several times as fast, and each event copies them.
 */
export function startFacts({ pages = 0, engagedMs = 0, chats = 0 }: VisitMemory = {}): Facts {
  return {
    atMs: 0,
    startedAtMs: undefined,
    told: {},
    visible: true,
    pageAtMs: undefined,
    panelOpen: false,
    chats,
    event: [],
    'page.url': undefined,
    'page.path': undefined,
    'page.query': undefined,
    'page.title': undefined,
    'page.count': pages,
    'time.onPage': undefined,
    'time.onSite': since(0),
    'time.engagedOnPage': undefined,
    'time.engagedOnSite': { countedMs: engagedMs },
    'time.idle': undefined,
    'scroll.depth': undefined,
    'exit.intent': undefined,
    'visitor.seed': undefined,
    'visitor.device': undefined,
    'visitor.language': undefined,
    'visitor.visits': undefined,
    'visitor.attribute': {},
    'desk.online': undefined,
    'desk.free': undefined,
    'desk.waiting': undefined,
    'chat.state': undefined,
  }
}
