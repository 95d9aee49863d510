import type { Showing } from '@beckon/rules'
import type { Widget } from '../loader/widget.ts'

/** Tells the relay that a rule was shown, opened or dismissed: the rule, its version and variant, nothing about the visitor or the page. */
export function reportOutcome(
  { relay, site }: Widget,
  { rule, version, variant }: Pick<Showing, 'rule' | 'version' | 'variant'>,
  outcome: 'shown' | 'held-out' | 'opened' | 'dismissed' | 'expired' | 'chatted',
): void {
  // Text, so that no preflight doubles the request; without a referrer, which some pages set to their whole address.
  fetch(`${relay}/v1/sites/${encodeURIComponent(site)}/outcomes`, {
    method: 'POST',
    body: JSON.stringify({ rule, version, variant, outcome }),
    headers: { 'content-type': 'text/plain' },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    keepalive: true,
  }).catch(() => {})
}
