export type Announced = {
  /** What a screen reader says by itself, in order. */
  readonly said: string[]
  /** What some say and others do not: text that stands in a region as it appears. Nothing may depend on it, and what must stay unsaid must not be here either. */
  readonly perhaps: string[]
}

const regions = '[aria-live], [role=log], [role=status], [role=alert]'
const polite: Record<string, string> = { log: 'polite', status: 'polite', alert: 'assertive' }
const liveOf = (region: Element) => region.getAttribute('aria-live') ?? polite[region.role ?? '']

/**
 * Listens to the live regions under a root as ARIA describes them: text that is added or changed is said if the nearest region around it is not off and can be
 * seen, all of the region where it is one whole.
 */
export function listenTo(root: ShadowRoot): Announced {
  const said: string[] = []
  const perhaps: string[] = []
  const say = (into: string[], text: string) => text && into.push(text)

  const hear = (node: Node, isChange: boolean) => {
    const element = node instanceof Element ? node : node.parentElement
    const region = element?.closest(regions)
    if (!region || liveOf(region) === 'off' || !element?.checkVisibility()) return
    if (isChange && !(region.getAttribute('aria-relevant') ?? 'additions text').includes('text')) return
    if (region.role === 'alert') say(said, textOf(region))
    else if (region === node) say(perhaps, textOf(region))
    else say(said, textOf(region.role === 'status' ? region : node))
  }
  const hearWithin = (node: Element) => {
    for (const region of node.querySelectorAll(regions)) {
      if (liveOf(region) === 'off' || !region.checkVisibility()) continue
      say(region.role === 'alert' ? said : perhaps, textOf(region))
    }
  }
  new MutationObserver(changes => {
    const added = changes.flatMap(({ addedNodes }) => [...addedNodes].filter(node => node.isConnected))
    const appeared = changes.flatMap(({ type, target }) =>
      type === 'attributes' && target instanceof Element && target.checkVisibility() ? [target] : [],
    )
    // One text of a region that is one whole is said once, however many changes make it.
    const before = said.length
    for (const node of added) hear(node, false)
    for (const { type, target } of changes) if (type === 'characterData') hear(target, true)
    for (const node of [...added, ...appeared]) if (node instanceof Element) hearWithin(node)
    said.splice(before, Infinity, ...new Set(said.slice(before)))
  }).observe(root, {
    childList: true,
    characterData: true,
    subtree: true,
    attributeFilter: ['hidden', 'aria-live', 'role'],
  })
  return { said, perhaps }
}

/** What is read of a node: not what is hidden, nor what is off inside. */
function textOf(node: Node): string {
  if (node instanceof Element && node.matches('[aria-hidden=true], [hidden], [aria-live=off]')) return ''
  if (!node.hasChildNodes()) return node.textContent ?? ''
  return [...node.childNodes].map(textOf).join(' ').replace(/\s+/g, ' ').trim()
}
