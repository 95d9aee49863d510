import { readAddress } from '../facts/address.ts'
import { type Draft, maxTracks } from '../facts/fold.ts'
import type { SessionEvent } from '../session/event.ts'

/** Where the visitor came from, and what of the page is told by their doing there: that begins anew. */
export function foldArrival(
  facts: Draft,
  { url, referrer }: SessionEvent & { type: 'navigate' },
  { 'page.url': last, 'page.count': pages }: Readonly<Draft>,
): void {
  const { host, query } = readAddress(url)
  const from = readAddress(referrer)
  const isWithin = from.host === host
  // The first arrival of the visit counts, also when a later page of it is reached from elsewhere.
  if (!pages && !isWithin) {
    facts['visitor.referrerHost'] = from.host
    facts['visitor.utm'] = Object.fromEntries(
      Object.entries(query).flatMap(([name, value]) => (name.startsWith('utm_') ? [[name.slice(4), value]] : [])),
    )
  }
  Object.assign(facts, {
    click: undefined,
    'page.previous': last ?? (isWithin ? referrer : undefined),
    'page.visited': [...(facts['page.visited'] ?? []).slice(1 - maxTracks), facts['page.path']],
    'rage.clicks': 0,
    'element.visible': {},
    'element.clicked': {},
    'form.abandoned': {},
  })
}
