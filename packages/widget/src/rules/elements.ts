import type { PageEvent } from './event.ts'

type Asked = { signal: string; selector: string }

/** What is added to the page is looked for so long after, since a router adds it piece by piece. */
const lookAfterMs = 300
/** At most one word a second that a form is being filled in. */
const touchedEveryMs = 1000

/**
 * Tells of clicks, of elements in view and of forms, as far as rules ask (`asked` is the text of the rules): of which selector, never of what is written in them. What is inside of
 * `own`, the widget itself, is none of it.
 */
export function watchElements(
  asked: string,
  feed: (event: PageEvent) => void,
  signal: AbortSignal,
  own: Element,
): void {
  const tests: Asked[] = []
  JSON.parse(asked, (_, value) => {
    if (typeof value?.signal === 'string') tests.push(value)
    return value
  })
  const selectorsOf = (name: string) => [
    ...new Set(tests.flatMap(({ signal, selector }) => (signal === name && isSelector(selector) ? [selector] : []))),
  ]
  const listen = (name: string, heard: (target: Element, event: Event) => void) =>
    document.addEventListener(
      name,
      event => {
        if (event.target instanceof Element && event.target !== own) heard(event.target, event)
      },
      { passive: true, capture: true, signal },
    )

  const clicked = selectorsOf('element.clicked')
  if (clicked.length > 0 || tests.some(({ signal }) => signal === 'rage.clicks'))
    listen('click', (target, event) => {
      const { clientX: x, clientY: y } = event as MouseEvent
      const on = clicked.filter(selector => target.closest(selector))
      feed({ type: 'click', x, y, ...(on.length > 0 && { on }) })
    })

  const forms = selectorsOf('form.abandoned')
  const touchedAtMs = new Map<string, number>()
  const tellForms = (state: 'touched' | 'sent') => (target: Element, event: Event) => {
    for (const selector of forms) {
      if (!target.closest(selector)) continue
      const lastMs = touchedAtMs.get(selector) ?? Number.NEGATIVE_INFINITY
      if (state === 'touched' && event.timeStamp - lastMs < touchedEveryMs) continue
      touchedAtMs.set(selector, state === 'sent' ? Number.NEGATIVE_INFINITY : event.timeStamp)
      feed({ type: 'form', selector, state })
    }
  }
  if (forms.length > 0) {
    listen('input', tellForms('touched'))
    listen('change', tellForms('touched'))
    listen('submit', tellForms('sent'))
  }

  const seen = selectorsOf('element.visible')
  if (seen.length > 0) watchView(seen, feed, signal)
}

/** An owner's mistake must not become an error on the page. */
function isSelector(text: string): boolean {
  try {
    document.createDocumentFragment().querySelector(text)
    return true
  } catch {
    return false
  }
}

function watchView(selectors: readonly string[], feed: (event: PageEvent) => void, signal: AbortSignal): void {
  const inView = new Set<Element>()
  const told = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let url = document.documentURI

  function tell() {
    // The rules take nothing for in view on another page until they are told.
    if (url !== document.documentURI) told.clear()
    url = document.documentURI
    for (const selector of selectors) {
      const visible = [...inView].some(element => element.isConnected && element.matches(selector))
      if (visible === told.has(selector)) continue
      if (visible) told.add(selector)
      else told.delete(selector)
      feed({ type: 'element', selector, visible })
    }
  }
  const view = new IntersectionObserver(entries => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) inView.add(target)
      else inView.delete(target)
    }
    tell()
  })
  const look = () => {
    timer = undefined
    for (const element of inView) if (!element.isConnected) inView.delete(element)
    // One that is watched already is not watched twice.
    for (const element of document.querySelectorAll(selectors.join())) view.observe(element)
    tell()
  }
  const lookSoon = () => {
    timer ??= setTimeout(look, lookAfterMs)
  }
  const changes = new MutationObserver(lookSoon)
  changes.observe(document.documentElement, { childList: true, subtree: true })
  // A router may change no more than the address.
  for (const name of ['popstate', 'hashchange']) addEventListener(name, lookSoon, { signal })
  const { navigation } = window as { navigation?: EventTarget }
  navigation?.addEventListener('currententrychange', lookSoon, { signal })
  look()
  signal.addEventListener('abort', () => {
    clearTimeout(timer)
    view.disconnect()
    changes.disconnect()
  })
}
