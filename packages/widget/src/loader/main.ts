import type { Settings } from '../site/settings.ts'
import { createEvents } from './events.ts'
import { createLauncher } from './launcher.ts'
import type {
  Beckon,
  CallsModule,
  Opening,
  PageWindow,
  Panel,
  PanelModule,
  RulesModule,
  Widget,
  WordsModule,
} from './widget.ts'

/** Paths with a hash. Absolute addresses are made of them, since a script of another origin has no base to be relative to. */
declare const __PANEL__: string
declare const __RULES__: string
declare const __CALLS__: string
/** What the relay has written behind the script: its answers by site and question, so that a page that would ask one of these need not wait; false for other pages. */
declare const __AHEAD__: Record<string, Settings>

declare const window: PageWindow

/** Without one, as where a page loads it by `import()`, nothing happens. */
const { src = '', dataset: { site = '', lang } = {} } = (document.currentScript ?? {}) as Partial<HTMLScriptElement>
/** Its origin. Of what a page has not yet used, the browser makes room in memory at the first use: `URL` takes as much as this script. */
const relay = src.split('/', 3).join('/')
// Not an element that the page calls by this name.
const early = window.Beckon?.call && window.Beckon
const waiting = [...(early?.q ?? [])]

const ask: Widget['ask'] = (what, options) =>
  // biome-ignore lint/style/useTemplate: seven bytes less than in one
  fetch(relay + `/v1/sites/${site}` + what, {
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    ...options,
  })
const warn = (error: unknown) => console.warn('Beckon:', error)

// A second tag on the page, or one without a key, does nothing.
if (site && !(early && !early.q)) void boot()

async function boot() {
  window.Beckon = (...call) => void waiting.push(call)
  try {
    // What the tag says comes before what the owner set, and that before the page; what the browser likes its headers tell.
    const question = `?lang=${[lang, document.documentElement.lang]}`
    const body = __AHEAD__[site + question] ?? (await (await ask(question)).json())
    // No launcher without settings: a button that leads nowhere is worse than none.
    if (body.error) warn(body.error)
    else if (body.appearance.consent) {
      const calls: CallsModule = await import(relay + __CALLS__)
      calls.agreement(site, waiting, () => run(body))
    } else run(body)
  } catch {
    // The relay cannot be reached, and the page is none the worse for it.
  }
}

function run(settings: Settings) {
  const [host, root, button, draw] = createLauncher(settings)
  const { on, emit, off } = createEvents()
  let panel: Panel | undefined
  let stopRules: (() => void) | undefined
  let isOpen = false
  let isOver = false
  let calls: Promise<CallsModule> | undefined

  let hasChat = false
  try {
    hasChat = `beckon:${site}:token` in localStorage
  } catch {
    // Where nothing can be kept nothing has been.
  }

  // A chunk that did not arrive may arrive at the next press.
  const loadPanel = () =>
    Promise.all([
      import(relay + __PANEL__),
      import(relay + settings.words.path).catch(() => import(relay + settings.words.spare)),
    ]).then(([{ mount }, texts]: [PanelModule, WordsModule]) => {
      if (!isOver) panel ??= mount(widget, texts.default)
    })
  const preload = () => loadPanel().catch(() => {})

  function setOpen(next: boolean, byVisitor = false, opening?: Opening) {
    if (isOver || !(next || isOpen)) return
    const changed = isOpen !== next
    isOpen = next
    draw(next)
    if (changed) emit(next ? 'open' : 'close', byVisitor)
    if (next) {
      loadPanel()
        .then(() => isOpen && panel?.open(opening, byVisitor))
        .catch(() => setOpen(false))
      return
    }
    panel?.close()
    if (byVisitor) button.focus()
  }

  const widget: Widget = {
    relay,
    site,
    settings,
    ask,
    root,
    launcher: button,
    hasChat,
    open: (opening, byVisitor) => setOpen(true, byVisitor, opening),
    close: () => setOpen(false, true),
    isOpen: () => isOpen,
    on,
    emit,
    said: [],
  }

  // The owner would rather not be asked while nobody is there; who talks already may.
  const isWanted = !settings.appearance.away || settings.desk.online || hasChat
  host.hidden = !isWanted
  draw(false)
  button.onclick = () => setOpen(!isOpen, true)
  button.onpointerenter = button.onfocus = preload
  ;(window.requestIdleCallback ?? setTimeout)(() => {
    // Shut down, or taken away by a page that removes what it does not know: what nobody can see needs no rules.
    if (!host.isConnected) return
    if (hasChat) preload()
    if (!isWanted || !settings.rules?.rules[0]) return
    import(relay + __RULES__)
      .then(({ start }: RulesModule) => {
        if (!isOver) stopRules = start(widget)
      })
      .catch(() => {})
  })

  const own: Record<string, (...args: never[]) => unknown> = {
    // Without what every object has: `Beckon('constructor')` is no call.
    // @ts-expect-error: of the language, not a call.
    __proto__: null,
    open: () => setOpen(true),
    close: () => setOpen(false),
    show: () => (host.hidden = false),
    hide: () => (host.hidden = true),
    on,
    off,
    shutdown() {
      isOver = true
      stopRules?.()
      panel?.shutdown()
      host.remove()
      delete window.Beckon
    },
  }
  const api: Beckon = (name, ...args) => {
    // Whatever the page hands over must not come back to it as an error of ours.
    try {
      const call = own[name as string] as ((...args: unknown[]) => unknown) | undefined
      if (call) return call(...args)
      // What few pages say is for a part that comes when it is first said; on some pages a browser is never idle, and consent must not wait for that.
      calls ??= import(relay + __CALLS__)
      // Of one promise, since two for the same part may come in any order, and calls must not.
      return calls
        .then(({ hear }: CallsModule) => hear(widget, name, args))
        .catch(error => {
          calls = undefined
          warn(error)
        })
    } catch (error) {
      warn(error)
    }
  }
  window.Beckon = api
  for (const call of waiting) api(...call)
}
