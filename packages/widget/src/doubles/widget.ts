import type { Answer } from '@beckon/answers'
import type { Desk } from '@beckon/protocol'
import { asksSupplement, type RuleFile } from '@beckon/rules'
import { createEvents } from '../loader/events.ts'
import type { HostFact, Opening, Widget } from '../loader/widget.ts'
import en from '../locales/en.ts'
import type { Text, Texts } from '../locales/texts.ts'
import type { Appearance, Departments, Settings } from '../site/settings.ts'

export type TestWidget = Widget & {
  readonly host: HTMLElement
  /** What was asked of the relay, in order, with the body as text. */
  readonly asked: { what: string; body: string | undefined }[]
  /** Every event in order, as `[name, data]`. */
  readonly emitted: [name: string, data: unknown][]
  readonly opened: { opening: Opening | undefined; byVisitor: boolean }[]
  readonly unread: number
  tell(fact: HostFact): void
  /** What the relay answers from now on, but to outcomes; undefined: it cannot be reached. */
  answerWith(body: unknown): void
  /** Whether the relay cannot be reached for anything. */
  isAway: boolean
  /** Rules of another version, which the settings bring when they are asked for again. */
  inForce: RuleFile | undefined
  /** What the relay answers to invitations; a `granted` one at first. */
  invitation: object
}

type Options = {
  rules?: RuleFile
  answers?: readonly Answer[]
  hasChat?: boolean
  name?: string
  site?: string
  desk?: Desk
  departments?: Departments
  appearance?: Partial<Appearance>
  texts?: Texts
  /** What the owner says instead. */
  own?: Record<string, Text>
}

const someoneIsThere: Desk = { online: true, waiting: 0 }

/** The loader without a launcher: records what the parts do with it. */
export function createTestWidget({
  rules,
  answers,
  hasChat = false,
  name = 'Harbour',
  site = 'shop',
  desk = someoneIsThere,
  departments,
  appearance = {},
  texts = en,
  own = {},
}: Options = {}) {
  const host = document.createElement('div')
  // As the loader's: without a scheme all would be drawn light, whatever the browser prefers.
  host.style.cssText = 'color-scheme:light dark;--accent:#1d4e89;--on-accent:#fff;--inset:auto 20px'
  host.dir = texts.dir
  host.lang = texts.lang
  const root = host.attachShadow({ mode: 'open' })
  // In the body, unlike the loader's: axe measures no contrast outside of it.
  document.body.append(host)
  const { on, emit } = createEvents()
  const emitted: [string, unknown][] = []
  const opened: TestWidget['opened'] = []
  const asked: TestWidget['asked'] = []
  let isOpen = false
  let body: unknown = answers && { answers }
  const settings: Settings = {
    name,
    rules: handedOut(rules) ?? null,
    desk,
    ...(departments && { departments }),
    appearance: { accent: '#1d4e89', onAccent: '#fff', ...appearance },
    hasAnswers: answers !== undefined,
    words: spokenIn(texts, own),
  }

  const widget: TestWidget = {
    isAway: false,
    inForce: undefined,
    invitation: { granted: true, desk },
    host,
    asked,
    emitted,
    opened,
    relay: 'https://relay.test',
    site,
    settings,
    root,
    launcher: Object.assign(document.createElement('button'), { ariaLabel: 'Open chat' }),
    hasChat,
    get unread() {
      return Number(emitted.findLast(([name]) => name === 'unread')?.[1] ?? 0)
    },
    async ask(what = '', options) {
      asked.push({ what, body: options?.body?.toString() })
      if (widget.isAway) throw new TypeError('Failed to fetch')
      if (!what) return { ok: true, json: async () => ({ ...settings, rules: handedOut(widget.inForce) }) } as Response
      if (what === '/outcomes') return { ok: true, status: 204 } as Response
      if (what === '/invitations') return { ok: true, json: async () => widget.invitation } as Response
      if (body === undefined) throw new TypeError('Failed to fetch')
      // A real body is read in tasks of its own, which no test could wait for without sleeping.
      return { ok: true, json: async () => body } as Response
    },
    open(opening, byVisitor = false) {
      isOpen = true
      opened.push({ opening, byVisitor })
      widget.emit('open', byVisitor)
    },
    close() {
      isOpen = false
      widget.emit('close', true)
    },
    isOpen: () => isOpen,
    on,
    emit(event, data) {
      emitted.push([event, data])
      emit(event, data)
    },
    said: [],
    tell: fact => void widget.hear?.(fact),
    answerWith(next) {
      body = next
    },
  }
  return widget
}

/** What the relay tells a page whose visitor reads this language. */
export const spokenIn = (texts: Texts = en, own: Record<string, Text> = {}): Settings['words'] => {
  const { lang, dir, open, close, dismiss, never } = texts
  return { lang, dir, path: '/words.js', spare: '/words-en.js', texts: { open, close, dismiss, never, ...own } }
}

/** As the relay hands it to pages. */
const handedOut = (rules: RuleFile | undefined): RuleFile | undefined =>
  rules && { ...rules, ...(asksSupplement(rules) && { more: true }) }
