import type { PageEvent } from './event.ts'

/** At most one sign of activity a second: facts count in whole seconds of attention. */
const activityEveryMs = 1000

/**
 * Turns what happens on the page into events, until the signal ends it: where it is, whether it is seen, whether somebody is there. What no rule asks for
 * (`asked` is the text of the rules) is not listened to. All listeners are passive.
 * `isSamePage`: where it is has been told before.
 */
export function watchPage(
  asked: string,
  feed: (event: PageEvent) => void,
  signal: AbortSignal,
  isSamePage = false,
): void {
  const listen = (target: EventTarget, names: string, heard: (event: Event) => void) => {
    names.split(' ').forEach(name => {
      target.addEventListener(name, heard, { passive: true, capture: true, signal })
    })
  }

  let url = isSamePage ? document.documentURI : ''
  const navigated = () => {
    const address = document.documentURI
    if (signal.aborted || address === url) return
    const referrer = url || document.referrer
    url = address
    feed({ type: 'navigate', url, title: `${document.title}`, referrer })
  }
  // A router changes the address first and the title after it; a task later both are there.
  const soon = () => setTimeout(navigated)
  listen(window, 'popstate hashchange', soon)
  const { navigation } = window as { navigation?: EventTarget }
  if (navigation) listen(navigation, 'currententrychange', soon)
  else import('./history.ts').then(({ hookHistory }) => hookHistory(soon, signal)).catch(ignore)

  const seen = () => feed({ type: 'visibility', state: document.visibilityState })
  listen(document, 'visibilitychange', seen)
  listen(window, 'pageshow', seen)

  let lastMs = Number.NEGATIVE_INFINITY
  listen(document, 'pointermove pointerdown keydown touchstart scroll', ({ timeStamp }) => {
    if (timeStamp - lastMs < activityEveryMs) return
    lastMs = timeStamp
    feed({ type: 'activity' })
  })

  watchMore(asked, feed, signal)
  navigated()
  seen()
}

/** Apart, so that nothing that stays keeps the text of the rules in memory. */
function watchMore(asked: string, feed: (event: PageEvent) => void, signal: AbortSignal) {
  if (/"(scroll\.depth|exit\.intent|form\.abandoned)"/.test(asked))
    import('./scroll.ts').then(({ watchScrolling }) => watchScrolling(asked, feed, signal)).catch(ignore)
}

/** Rules that ask for it find it missing. */
const ignore = () => {}
