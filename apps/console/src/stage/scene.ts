import type { ShownAppearance } from '@beckon/protocol'
import type { Action } from '@beckon/rules'
import type { CannedAnswer } from '../composer/shelf.ts'
import type { Site } from '../sign-in/session.ts'

/** What the widget on the stage is told of its site, and what is done with it there. JSON. */
export type Scene = {
  relay: string
  site: Pick<Site, 'key' | 'name'>
  appearance: Partial<ShownAppearance>
  words: object | undefined
  answers: readonly CannedAnswer[]
  /** What a rule does at once. */
  actions?: readonly Action[]
  /** Whether somebody is there; they are without it. */
  isAway?: boolean
  isOpen?: boolean
  /** What a visitor sends at once. Only where something is asked before it goes: it is kept nowhere, but would wait for a relay for ever. */
  sends?: string
  isHidden?: boolean
}

/**
 * Puts the site's own widget into an empty frame. It is the program that visitors get; only what it would ask the relay is answered here, so that nothing is
 * counted, no place is taken and nobody is written to.
 */
export function stage(frame: HTMLIFrameElement, scene: Scene, isDark: boolean): void {
  const { relay, site, appearance, words, answers, actions = [], isAway = false, isOpen, sends, isHidden } = scene
  const view = frame.contentWindow as (Window & typeof globalThis) | null
  const page = frame.contentDocument
  if (!view || !page) return
  const desk = { online: !isAway, free: isAway ? 0 : 1, waiting: 0 }
  const rules = actions.length > 0 ? [{ id: 'preview', do: actions }] : []
  const settings = {
    name: site.name,
    rules: { version: 1, settings: { storage: 'none' }, rules },
    desk,
    // Where the owner leaves it to the device: not every browser tells a frame what its place likes.
    appearance: { theme: isDark ? 'dark' : 'light', ...appearance },
    hasAnswers: answers.length > 0,
    words,
  }
  const answerTo: Record<string, unknown> = {
    '': settings,
    '/desk': desk,
    '/invitations': { granted: true, desk },
    '/outcomes': {},
    '/answers': { answers },
  }
  const prefix = `${relay}/v1/sites/${encodeURIComponent(site.key)}`
  view.fetch = async input => {
    const asked = String(input)
    const body = asked.startsWith(prefix) ? answerTo[asked.slice(prefix.length).replace(/\?.*/, '')] : undefined
    return new Response(JSON.stringify(body ?? { error: 'unavailable' }), { status: body ? 200 : 503 })
  }
  // The page of the console has the storage of a real widget on this origin, and nothing of a preview is kept there.
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'BroadcastChannel'])
    Object.defineProperty(view, name, { value: undefined })
  leaveFocus(view)
  // Nothing of a preview is said to anybody.
  view.WebSocket = class extends view.EventTarget {
    readyState = 0
    send() {}
    close() {}
  } as unknown as typeof WebSocket
  // As a page does that speaks to the widget before it is there.
  const q = [...(isHidden ? [['hide']] : []), ...(isOpen ? [['open']] : [])]
  Object.assign(view, { Beckon: Object.assign(() => {}, { q }) })
  if (sends) sendFirst(view, page, sends)
  page.documentElement.style.colorScheme = isDark ? 'dark' : 'light'
  page.documentElement.lang = 'en'
  page.title = site.name

  const script = page.createElement('script')
  script.src = `${relay}/beckon.js`
  script.dataset.site = site.key
  page.head.append(script)
}

/** What is being typed beside the frame keeps the keyboard, until somebody goes into it. */
function leaveFocus(view: Window & typeof globalThis): void {
  const { focus } = view.HTMLElement.prototype
  view.HTMLElement.prototype.focus = () => {}
  const giveBack = () => {
    view.HTMLElement.prototype.focus = focus
  }
  for (const event of ['pointerdown', 'keydown']) view.addEventListener(event, giveBack, { capture: true, once: true })
}

/** Writes into the composer and sends, once it is there. */
function sendFirst(view: Window & typeof globalThis, page: Document, text: string): void {
  const observer = new view.MutationObserver(() => {
    for (const { shadowRoot } of page.documentElement.children) {
      if (shadowRoot) observer.observe(shadowRoot, { childList: true, subtree: true })
      const field = shadowRoot?.querySelector('textarea')
      if (!field) continue
      observer.disconnect()
      field.value = text
      field.dispatchEvent(new view.InputEvent('input', { bubbles: true, composed: true }))
      field.form?.requestSubmit()
      return
    }
  })
  observer.observe(page.documentElement, { childList: true })
}
