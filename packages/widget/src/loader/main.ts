import type { Settings } from '../site/settings.ts'
import { createEvents } from './events.ts'
import { createLauncher } from './launcher.ts'
import type { HostFact, Opening, Panel, PanelModule, RulesModule, Widget } from './widget.ts'

/** Paths with a hash. Absolute addresses are made of them, since a script of another origin has no base to be relative to. */
declare const __PANEL__: string
declare const __RULES__: string

type Beckon = ((...call: unknown[]) => unknown) & { q?: ArrayLike<unknown>[] }
declare global {
  interface Window {
    Beckon?: Beckon
  }
}

const script = document.currentScript as HTMLScriptElement | null
const site = script?.dataset.site
// A second tag on the page, or one without a key, does nothing.
if (script && site && !(window.Beckon && !window.Beckon.q)) void boot(new URL(script.src).origin, site)

async function boot(relay: string, key: string) {
  const waiting: ArrayLike<unknown>[] = Array.from(window.Beckon?.q ?? [])
  const hold: Beckon = (...call) => void waiting.push(call)
  window.Beckon = hold
  const settings = await settingsOf(relay, key)
  if (!settings) return
  const api = run(relay, key, settings)
  window.Beckon = api
  for (const call of waiting) api(...Array.from(call))
}

/** No launcher without settings: a button that leads nowhere is worse than none. */
async function settingsOf(relay: string, key: string): Promise<Settings | undefined> {
  try {
    const options = { credentials: 'omit', referrerPolicy: 'no-referrer' } as const
    const response = await fetch(`${relay}/v1/sites/${encodeURIComponent(key)}`, options)
    if (response.ok) return await response.json()
    console.warn(`Beckon: ${(await response.json()).error}. Is the site key right, and this address allowed for it?`)
  } catch {
    // The relay cannot be reached, and the page is none the worse for it.
  }
  return undefined
}

function run(relay: string, site: string, settings: Settings): Beckon {
  const launcher = createLauncher(settings.appearance)
  const { on, emit, off } = createEvents()
  const facts: HostFact[] = []
  const hearFacts: ((fact: HostFact) => void)[] = []
  let loading: Promise<Panel> | undefined
  let stopRules: (() => void) | undefined
  let isOpen = false
  let isOver = false

  const loadPanel = () => {
    loading ??= import(relay + __PANEL__).then(({ mount }: PanelModule) => mount(widget))
    // A chunk that did not arrive may arrive at the next press.
    loading.catch(() => (loading = undefined))
    return loading
  }

  function setOpen(next: boolean, opening?: Opening, byVisitor = false) {
    if (isOver) return
    const changed = isOpen !== next
    isOpen = next
    launcher.setOpen(next)
    void loadPanel().then(
      panel => (isOpen ? panel.open(opening, byVisitor) : panel.close()),
      () => {
        isOpen = false
        launcher.setOpen(false)
      },
    )
    if (changed) next ? emit('open', byVisitor) : emit('close', undefined)
    if (!next && byVisitor) launcher.button.focus()
  }

  const widget: Widget = {
    relay,
    site,
    settings,
    root: launcher.root,
    hasChat: hasConversation(site),
    open: (opening, byVisitor) => setOpen(true, opening, byVisitor),
    close: () => isOpen && setOpen(false, undefined, true),
    isOpen: () => isOpen,
    setUnread(count) {
      launcher.setUnread(count)
      emit('unread', count)
    },
    on,
    emit,
    onHostFact(heard) {
      facts.forEach(heard)
      hearFacts.push(heard)
    },
  }

  launcher.button.onclick = () => setOpen(!isOpen, undefined, true)
  launcher.button.onpointerenter = launcher.button.onfocus = () => void loadPanel().catch(() => {})
  ;(window.requestIdleCallback ?? setTimeout)(() => {
    if (isOver) return
    if (widget.hasChat) void loadPanel().catch(() => {})
    if (settings.rules?.rules.length) {
      import(relay + __RULES__).then(
        ({ start }: RulesModule) => {
          if (!isOver) stopRules = start(widget)
        },
        () => {},
      )
    }
  })

  const tell = (fact: HostFact) => {
    facts.push(fact)
    for (const heard of hearFacts) heard(fact)
  }
  const calls: Record<string, (...args: never[]) => unknown> = {
    open: () => setOpen(true),
    close: () => isOpen && setOpen(false),
    show: () => launcher.setHidden(false),
    hide: () => launcher.setHidden(true),
    track: (name: string, data?: Record<string, string>) => tell({ type: 'track', name, ...(data && { data }) }),
    attributes: (set: Record<string, string>) => tell({ type: 'attributes', set }),
    on,
    off,
    shutdown() {
      isOver = true
      stopRules?.()
      void loading?.then(
        panel => panel.shutdown(),
        () => {},
      )
      launcher.remove()
      delete window.Beckon
    },
  }
  emit('ready', undefined)
  return (name, ...args) => {
    const call = Object.hasOwn(calls, String(name)) ? calls[String(name)] : undefined
    if (!call) return console.warn(`Beckon: there is no '${name}'.`)
    // Whatever the page hands over must not come back to it as an error of ours.
    try {
      return (call as (...args: unknown[]) => unknown)(...args)
    } catch (error) {
      return console.warn('Beckon:', error)
    }
  }
}

function hasConversation(site: string): boolean {
  try {
    return localStorage.getItem(`beckon:${site}:token`) !== null
  } catch {
    return false
  }
}
