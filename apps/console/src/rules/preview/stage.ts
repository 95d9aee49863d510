import type { Action } from '@beckon/rules'
import type { CannedAnswer } from '../../composer/shelf.ts'
import type { Site } from '../../sign-in/session.ts'

/** What the widget on the stage is told of its site. */
export type Scene = {
  relay: string
  site: Site
  actions: readonly Action[]
  answers: readonly CannedAnswer[]
  isDark: boolean
}

const desk = { online: true, free: 1, waiting: 0 }

/**
 * Puts the site's own widget into an empty frame, with one rule that is shown at once. It is the program that visitors get; only what it would ask the relay is
 * answered here, so that nothing is counted, no place is taken and nobody is written to.
 */
export function stage(frame: HTMLIFrameElement, { relay, site, actions, answers, isDark }: Scene): void {
  const view = frame.contentWindow as (Window & typeof globalThis) | null
  const page = frame.contentDocument
  if (!view || !page) return
  const rule = { id: 'preview', do: actions }
  const settings = {
    name: site.name,
    rules: { version: 1, settings: { storage: 'none' }, rules: [rule] },
    desk,
    appearance: site.appearance ?? {},
    hasAnswers: answers.length > 0,
    words: site.words,
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
  // The frame itself has these colours by its style, which the widget takes for those the visitor likes.
  page.documentElement.style.colorScheme = isDark ? 'dark' : 'light'
  page.documentElement.lang = 'en'
  page.title = site.name

  const script = page.createElement('script')
  script.src = `${relay}/beckon.js`
  script.dataset.site = site.key
  page.head.append(script)
}
