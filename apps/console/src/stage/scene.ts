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
  /** Opened, and then the person asked for, as a visitor would. */
  opens?: 'home' | 'person'
  isHidden?: boolean
}

/**
 * Puts the site's own widget into an empty frame. It is the program that visitors get; only what it would ask the relay is answered here, so that nothing is
 * counted, no place is taken and nobody is written to.
 */
export function stage(frame: HTMLIFrameElement, scene: Scene, isDark: boolean): void {
  const { relay, site, appearance, words, answers, actions = [], isAway = false, opens, isHidden } = scene
  const view = frame.contentWindow as (Window & typeof globalThis) | null
  const page = frame.contentDocument
  if (!view || !page) return
  const desk = { online: !isAway, free: isAway ? 0 : 1, waiting: 0 }
  const rules = actions.length > 0 ? [{ id: 'preview', do: actions }] : []
  const settings = {
    name: site.name,
    rules: { version: 1, settings: { storage: 'none' }, rules },
    desk,
    appearance,
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
  // Nothing of a preview is said to anybody.
  view.WebSocket = class extends view.EventTarget {
    readyState = 0
    send() {}
    close() {}
  } as unknown as typeof WebSocket
  // As a page does that speaks to the widget before it is there.
  const q = [...(isHidden ? [['hide']] : []), ...(opens ? [['open']] : [])]
  Object.assign(view, { Beckon: Object.assign(() => {}, { q }) })
  if (opens === 'person') askForPerson(view, page)
  // The frame itself has these colours by its style, which the widget takes for those the visitor likes.
  page.documentElement.style.colorScheme = isDark ? 'dark' : 'light'
  page.documentElement.lang = 'en'
  page.title = site.name

  const script = page.createElement('script')
  script.src = `${relay}/beckon.js`
  script.dataset.site = site.key
  page.head.append(script)
}

/** Presses the button that leads to a person, once it is there. */
function askForPerson(view: Window & typeof globalThis, page: Document): void {
  const observer = new view.MutationObserver(() => {
    for (const { shadowRoot } of page.documentElement.children) {
      if (shadowRoot) observer.observe(shadowRoot, { childList: true, subtree: true })
      const button = shadowRoot?.querySelector<HTMLElement>('.person')
      if (!button) continue
      observer.disconnect()
      button.click()
      return
    }
  })
  observer.observe(page.documentElement, { childList: true })
}
