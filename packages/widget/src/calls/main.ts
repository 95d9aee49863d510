import type { HostFact, Widget } from '../loader/widget.ts'

/** Hears the calls of the page that the loader does not know itself: few pages make any of them, and those that do wait for nothing. */
export function hear(widget: Widget, name: unknown, args: readonly unknown[]): unknown {
  const call = calls[String(name)]
  if (call) return call(widget, ...(args as never[]))
  return console.warn(`Beckon: there is no '${String(name)}'.`)
}

const fetchConsent = () => import('./consent.ts')

/** Waits until the page says that the visitor agrees, as `consent.ts` says. Rejects where that does not come. */
export const agreement = (...given: Parameters<typeof import('./consent.ts').agreement>): Promise<void> =>
  fetchConsent().then(part => part.agreement(...given))

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
  consent: ({ site }, isGiven: boolean) => isGiven || fetchConsent().then(({ takeBack }) => takeBack(site)),
}
