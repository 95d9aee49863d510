import type { HostFact, PageWindow, Widget } from '../loader/widget.ts'

declare const window: PageWindow

/** Hears the calls of the page that the loader does not know itself: few pages make any of them, and those that do wait for nothing. */
export function hear(widget: Widget, name: unknown, args: readonly unknown[]): unknown {
  const call = calls[String(name)]
  if (call) return call(widget, ...(args as never[]))
  return console.warn(`Beckon: there is no '${String(name)}'.`)
}

/**
 * Until the page says that the visitor agrees, nothing is drawn or kept, and what else it says waits. From then on it is heard at once when that is taken back:
 * pages that ask for consent like to load themselves anew.
 */
export function agreement(site: string, waiting: Iterable<unknown>[], start: () => void): void {
  window.Beckon = (...call) => {
    if (call[0] !== 'consent') return void waiting.push(call)
    if (!call[1]) return
    start()
    const heard = window.Beckon
    window.Beckon = (...call) => (call[0] === 'consent' ? consent(site, call[1]) : heard?.(...call))
  }
  for (const call of waiting.splice(0)) window.Beckon(...call)
}

/** What was agreed to may be taken back: nothing stays on the page, nor on the device. */
function consent(site: string, isGiven: unknown): void {
  if (isGiven) return
  window.Beckon?.('shutdown')
  for (const kept of [localStorage, sessionStorage])
    for (const name of Object.keys(kept)) if (name.startsWith(`beckon:${site}:`)) kept.removeItem(name)
}

const tell = ({ said, hear = fact => void said.push(fact) }: Widget, fact: HostFact) => hear(fact)

const calls: Record<string, (widget: Widget, ...args: never[]) => unknown> = {
  // Without what every object has: `Beckon('constructor')` is no call.
  // @ts-expect-error: of the language, not a call.
  __proto__: null,
  track: (widget, name: string, data?: Record<string, string>) =>
    tell(widget, { type: 'track', name, ...(data && { data }) }),
  attributes: (widget, set: Record<string, string>) => tell(widget, { type: 'attributes', set }),
  identify(widget, token = '') {
    widget.identity = token
    widget.emit('identify', undefined)
    tell(widget, { type: 'visitor', identified: !!token })
  },
  record: (widget, how = 'start') => tell(widget, { type: 'record', how }),
  runRule: (widget, rule: string) =>
    // Nobody listens where none are published.
    widget.settings.rules?.rules.length
      ? tell(widget, { type: 'runRule', rule })
      : console.warn(`Beckon: no rule '${rule}' is published.`),
  consent: ({ site }, isGiven: boolean) => consent(site, isGiven),
}
