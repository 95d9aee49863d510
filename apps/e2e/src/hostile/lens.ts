/**
 * What a page looks like from outside, and what our scripts did to it. Handed to the browser as its text and run before the page, so it stands alone and
 * keeps what it needs before the page can change it. `relay`: the origin our scripts are from.
 */
export function installLens(relay: string) {
  const { stringify } = JSON
  const before = Object.getOwnPropertyNames(window)
  const troubles: string[] = []
  const violations: string[] = []
  const shifts: string[] = []
  let oursSinceMs = Number.POSITIVE_INFINITY
  type Shift = { sources: { node: Node | null }[]; hadRecentInput: boolean; startTime: number }
  const nameOf = (node: Node | null) =>
    // What is in a shadow tree has no name here.
    node === null || node === root()?.host
      ? 'ours'
      : node instanceof Element
        ? `${node.localName}.${node.className}`
        : `${node?.nodeName}`
  type Entry = { target: EventTarget; type: string; heard: unknown; capture: boolean }
  const listeners = new Set<Entry>()
  const timers = new Map<unknown, string>()
  const sockets = new Set<WebSocket>()
  const isOurs = () => new Error().stack?.includes(relay) ?? false

  addEventListener('error', ({ message }) => message && troubles.push(message))
  addEventListener('unhandledrejection', ({ reason }) => troubles.push(`rejected: ${reason}`))
  document.addEventListener('securitypolicyviolation', event =>
    violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
  )
  try {
    new PerformanceObserver(list => {
      // Before, it is a page that is still being laid out by itself.
      for (const { sources, hadRecentInput, startTime } of list.getEntries() as unknown as Shift[])
        for (const { node } of hadRecentInput || startTime < oursSinceMs ? [] : sources) shifts.push(nameOf(node))
    }).observe({ type: 'layout-shift', buffered: true })
  } catch {
    // Not in every browser.
  }

  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype
  const isOfPage = (target: EventTarget) =>
    target === window || target === document || target === document.documentElement || target === document.body
  const captureOf = (options: unknown) =>
    typeof options === 'object' && options !== null
      ? 'capture' in options && options.capture === true
      : options === true
  const find = (target: EventTarget, type: string, heard: unknown, capture: boolean) =>
    [...listeners].find(e => e.target === target && e.type === type && e.heard === heard && e.capture === capture)
  EventTarget.prototype.addEventListener = function (type, heard, options) {
    const target = this ?? window
    const capture = captureOf(options)
    if (isOfPage(target) && isOurs() && !find(target, type, heard, capture)) {
      const entry = { target, type, heard, capture }
      listeners.add(entry)
      const signal = typeof options === 'object' ? options?.signal : undefined
      if (signal) add.call(signal, 'abort', () => listeners.delete(entry))
    }
    return add.call(target, type, heard, options)
  }
  EventTarget.prototype.removeEventListener = function (type, heard, options) {
    const target = this ?? window
    const entry = find(target, type, heard, captureOf(options))
    if (entry) listeners.delete(entry)
    return remove.call(target, type, heard, options)
  }

  const set = setTimeout
  const clear = clearTimeout
  Object.assign(window, {
    setTimeout(run: () => void, ms?: number, ...rest: unknown[]) {
      const from = isOurs()
      const id = set(() => {
        timers.delete(id)
        run.apply(window, rest as [])
      }, ms)
      if (from) timers.set(id, `${ms} ms`)
      return id
    },
    clearTimeout(id: number) {
      timers.delete(id)
      clear(id)
    },
  })
  const Native = WebSocket
  window.WebSocket = new Proxy(Native, {
    construct(target, given) {
      const socket = Reflect.construct(target, given)
      sockets.add(socket)
      return socket
    },
  })

  const attach = Element.prototype.attachShadow
  const roots = new Set<ShadowRoot>()
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init)
    roots.add(root)
    oursSinceMs = Math.min(oursSinceMs, performance.now())
    return root
  }
  const root = () => [...roots].find(each => each.host.isConnected && each.querySelector('.launcher'))
  const get = (selector: string) => root()?.querySelector<HTMLElement>(selector)
  const fromPoint = Document.prototype.elementFromPoint

  return {
    isThere: (selector: string) => (get(selector)?.getClientRects().length ?? 0) > 0,
    count: (selector: string) => root()?.querySelectorAll(selector).length ?? 0,
    texts: (selector: string) => [...(root()?.querySelectorAll(selector) ?? [])].map(({ textContent }) => textContent),
    value: (selector: string) => (get(selector) as HTMLTextAreaElement | null | undefined)?.value ?? '',
    isFocused: (selector: string) => root()?.activeElement?.matches(selector) ?? false,
    /** Left, top, width, height in the window, and how far right and bottom are from its edges. */
    box(selector: string) {
      const at = get(selector)?.getBoundingClientRect()
      const { clientWidth } = document.scrollingElement ?? document.documentElement
      const right = document.compatMode === 'CSS1Compat' ? document.documentElement.clientWidth : clientWidth
      return at ? [at.left, at.top, at.width, at.height, right - at.right, innerHeight - at.bottom].map(Math.round) : []
    },
    /** Whether it is what a finger would hit at its middle. */
    isOnTop(selector: string) {
      const element = get(selector)
      const at = element?.getBoundingClientRect()
      if (!at || !element) return false
      const x = at.left + at.width / 2
      const y = at.top + at.height / 2
      const seen = getComputedStyle(element)
      const hit = fromPoint.call(document, x, y) === root()?.host && root()?.elementFromPoint(x, y)
      return !!hit && hit.closest(selector) === element && seen.visibility === 'visible'
    },
    place: (selector: string) => {
      const at = document.querySelector(selector)?.getBoundingClientRect()
      return at ? [at.left + at.width / 2, at.top + at.height / 2] : []
    },
    pressed: () => (window as never as Record<symbol, string[]>)[Symbol.for('pressed')] ?? [],
    troubles: () => troubles,
    /** What a host must find as it was before somebody opened the chat. */
    host: () => ({
      focus: document.activeElement?.id || document.activeElement?.localName || '',
      scroll: scrollY,
      history: history.length,
      shifts,
      violations,
      size: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
    }),
    globals: () => Object.getOwnPropertyNames(window).filter(name => !before.includes(name)),
    leftovers: () => ({
      elements: [...document.documentElement.children].map(({ localName }) => localName),
      listeners: [...listeners].map(({ type }) => type),
      timers: [...timers.values()],
      sockets: [...sockets].filter(({ readyState }) => readyState < 2).length,
      shadows: [...roots].filter(({ host }) => host.isConnected).length,
    }),
    /** Whatever the page has made of JSON, and of lists. */
    toJson: (value: unknown) =>
      stringify(value, function (this: Record<string, unknown>, key) {
        return this[key]
      }),
    tell(...call: unknown[]) {
      ;(window as never as { Beckon(...call: unknown[]): void }).Beckon(...call)
    },
  }
}

export type Lens = ReturnType<typeof installLens>

/** Where the page's own code does not look. */
export const lensText = (relay: string) =>
  `Object.defineProperty(window, Symbol.for('lens'), { value: (${installLens})(${JSON.stringify(relay)}) })`
