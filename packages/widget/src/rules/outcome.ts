import type { Showing } from '@beckon/rules'
import type { Widget } from '../loader/widget.ts'

/** Tells the relay that a rule was shown, opened or dismissed: the rule, its version and variant, nothing about the visitor or the page. */
export function reportOutcome(
  widget: Widget,
  { rule, version, variant }: Pick<Showing, 'rule' | 'version' | 'variant'>,
  outcome: 'shown' | 'held-out' | 'opened' | 'dismissed' | 'expired' | 'chatted',
): void {
  // A text body is sent without a preflight that would double the request.
  const body = JSON.stringify({ rule, version, variant, outcome })
  widget.ask('/outcomes', { method: 'POST', body, keepalive: true }).catch(() => {})
}
