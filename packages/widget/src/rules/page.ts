import type { PageEvent } from './main.ts'
import { watchExit, watchScroll } from './scroll.ts'

/** At most one sign of activity a second: facts count in whole seconds of attention. */
const activityEveryMs = 1000

/**
 * Turns what happens on the page into events: where it is, whether it is seen, whether somebody is there. What no rule asks for (`asked` is the text of the rules)
 * is not listened to. All listeners are passive. Returns the function that ends it.
 */
export function watchPage(asked: string, feed: (event: PageEvent) => void): () => void {
  const stops: (() => void)[] = []
  const listen = (target: EventTarget, names: string[], heard: (event: Event) => void) => {
    for (const name of names) {
      target.addEventListener(name, heard, { passive: true, capture: true })
      stops.push(() => target.removeEventListener(name, heard, { capture: true }))
    }
  }

  let url = ''
  const navigated = () => {
    if (location.href === url) return
    const referrer = url || document.referrer
    url = location.href
    feed({ type: 'navigate', url, title: document.title, referrer })
  }
  // A router changes the address first and the title after it; a task later both are there.
  const soon = () => void setTimeout(navigated)
  listen(window, ['popstate', 'hashchange'], soon)
  stops.push(watchHistory(soon))

  const seen = () => feed({ type: 'visibility', state: document.visibilityState === 'hidden' ? 'hidden' : 'visible' })
  listen(document, ['visibilitychange'], seen)
  listen(window, ['pageshow'], event => (event as PageTransitionEvent).persisted && seen())

  let lastMs = Number.NEGATIVE_INFINITY
  listen(document, ['pointermove', 'pointerdown', 'keydown', 'touchstart', 'scroll'], () => {
    const nowMs = performance.now()
    if (nowMs - lastMs < activityEveryMs) return
    lastMs = nowMs
    feed({ type: 'activity' })
  })

  navigated()
  seen()
  if (asked.includes('"scroll.depth"')) stops.push(watchScroll(depth => feed({ type: 'scroll', depth })))
  if (asked.includes('"exit.intent"')) stops.push(watchExit(() => feed({ type: 'exit-intent' })))
  return () => {
    for (const stop of stops) stop()
  }
}

/** The Navigation API where there is one; elsewhere the two functions that routers call, put back at the end. */
function watchHistory(changed: () => void): () => void {
  const { navigation } = window as { navigation?: EventTarget }
  if (navigation) {
    navigation.addEventListener('currententrychange', changed)
    return () => navigation.removeEventListener('currententrychange', changed)
  }
  const { pushState, replaceState } = history
  const hook = (original: typeof pushState): typeof pushState =>
    function (this: History, ...args) {
      original.apply(this, args)
      changed()
    }
  history.pushState = hook(pushState)
  history.replaceState = hook(replaceState)
  return () => {
    history.pushState = pushState
    history.replaceState = replaceState
  }
}
