import type { Settings } from '../site/settings.ts'
import { createEvents } from './events.ts'
import { createLauncher } from './launcher.ts'
import type { HostFact, Opening, Panel, PanelModule, RulesModule, Widget, WordsModule } from './widget.ts'

/** Paths with a hash. Absolute addresses are made of them, since a script of another origin has no base to be relative to. */
declare const __PANEL__: string
declare const __RULES__: string

type Beckon = ((...call: unknown[]) => unknown) & { q?: Iterable<Iterable<unknown>> }
declare global {
  interface Window {
    Beckon?: Beckon
  }
}

const script = document.currentScript as HTMLScriptElement | null
const site = script?.dataset.site
// Not what the page has an element of this name for.
const early = typeof window.Beckon === 'function' ? window.Beckon : undefined
// A second tag on the page, or one without a key, does nothing.
if (site && !(early && !early.q)) void boot(new URL(script.src).origin, site, script.dataset.lang)

async function boot(relay: string, key: string, lang?: string) {
  const waiting = [...(early?.q ?? [])]
  window.Beckon = (...call) => void waiting.push(call)
  const ask: Widget['ask'] = (what = '', options) =>
    fetch(`${relay}/v1/sites/${key}${what}`, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      ...options,
    })
  try {
    // What the tag says comes before what the owner set, and that before the page; what the browser likes its headers tell.
    const response = await ask(`?lang=${[lang, document.documentElement.lang]}`)
    const body = await response.json()
    if (response.ok) {
      if (body.appearance.consent) await agreement(waiting)
      run(relay, key, ask, body, waiting)
    }
    // No launcher without settings: a button that leads nowhere is worse than none.
    else console.warn('Beckon:', body.error)
  } catch {
    // The relay cannot be reached, and the page is none the worse for it.
  }
}

/** Until the page says that the visitor agrees, nothing is drawn or kept, and what else it says waits. */
const agreement = (waiting: Iterable<unknown>[]) =>
  new Promise<void>(agreed => {
    window.Beckon = (...call) => {
      if (call[0] !== 'consent') waiting.push(call)
      else if (call[1]) agreed()
    }
    for (const call of waiting.splice(0)) window.Beckon(...call)
  })

function run(relay: string, site: string, ask: Widget['ask'], settings: Settings, waiting: Iterable<unknown>[]) {
  const launcher = createLauncher(settings)
  const { on, emit, off } = createEvents()
  const facts: HostFact[] = []
  let tell: (fact: HostFact) => unknown = fact => facts.push(fact)
  let panel: Panel | undefined
  let stopRules: (() => void) | undefined
  let isOpen = false
  let isOver = false

  const draw = () => launcher.draw(isOpen)
  // A chunk that did not arrive may arrive at the next press.
  const loadPanel = async () => {
    const { path, spare } = settings.words
    const [{ mount }, texts]: [PanelModule, WordsModule] = await Promise.all([
      import(relay + __PANEL__),
      import(relay + path).catch(() => import(relay + spare)),
    ])
    if (!isOver) panel ??= mount(widget, texts.default)
  }
  const preload = () => loadPanel().catch(() => {})

  function setOpen(next: boolean, byVisitor = false, opening?: Opening) {
    if (isOver || !(next || isOpen)) return
    const changed = isOpen !== next
    isOpen = next
    draw()
    if (changed) emit(next ? 'open' : 'close', byVisitor)
    if (next) {
      loadPanel()
        .then(() => isOpen && panel?.open(opening, byVisitor))
        .catch(() => setOpen(false))
      return
    }
    panel?.close()
    if (byVisitor) launcher.button.focus()
  }

  const widget: Widget = {
    relay,
    site,
    settings,
    ask,
    root: launcher.root,
    launcher: launcher.button,
    hasChat: hasConversation(site),
    open: (opening, byVisitor) => setOpen(true, byVisitor, opening),
    close: () => setOpen(false, true),
    isOpen: () => isOpen,
    on,
    emit,
    onHostFact(heard) {
      facts.forEach(heard)
      tell = heard
    },
  }

  // The owner would rather not be asked while nobody is there; who talks already may.
  const isUnwanted = settings.appearance.away && !settings.desk.online && !widget.hasChat
  launcher.setHidden(!!isUnwanted)
  draw()
  launcher.button.onclick = () => setOpen(!isOpen, true)
  launcher.button.onpointerenter = launcher.button.onfocus = preload
  ;(window.requestIdleCallback ?? setTimeout)(() => {
    if (isOver) return
    if (widget.hasChat) preload()
    if (isUnwanted || !settings.rules?.rules.length) return
    import(relay + __RULES__)
      .then(({ start }: RulesModule) => {
        if (!isOver) stopRules = start(widget)
      })
      .catch(() => {})
  })

  const calls: Record<string, (...args: never[]) => unknown> = {
    // Without what every object has: `Beckon('constructor')` is no call.
    // @ts-expect-error: of the language, not a call.
    __proto__: null,
    open: () => setOpen(true),
    close: () => setOpen(false),
    show: () => launcher.setHidden(false),
    hide: () => launcher.setHidden(true),
    track: (name: string, data?: Record<string, string>) => tell({ type: 'track', name, ...(data && { data }) }),
    attributes: (set: Record<string, string>) => tell({ type: 'attributes', set }),
    record: (how: string) => tell({ type: 'record', how }),
    on,
    off,
    /** What was agreed to may be taken back: nothing stays on the page, nor on the device. */
    consent(isGiven: boolean) {
      if (isGiven) return
      calls.shutdown?.()
      for (const kept of [localStorage, sessionStorage])
        for (const name of Object.keys(kept)) if (name.startsWith(`beckon:${site}:`)) kept.removeItem(name)
    },
    shutdown() {
      isOver = true
      stopRules?.()
      panel?.shutdown()
      launcher.remove()
      delete window.Beckon
    },
  }
  const api: Beckon = (name, ...args) => {
    // Whatever the page hands over must not come back to it as an error of ours.
    try {
      const call = calls[name as string] as ((...args: unknown[]) => unknown) | undefined
      if (call) return call(...args)
      console.warn(`Beckon: there is no '${name}'.`)
    } catch (error) {
      console.warn('Beckon:', error)
    }
  }
  window.Beckon = api
  for (const call of waiting) api(...call)
  emit('ready', undefined)
}

function hasConversation(site: string): boolean {
  try {
    return localStorage.getItem(`beckon:${site}:token`) !== null
  } catch {
    return false
  }
}
