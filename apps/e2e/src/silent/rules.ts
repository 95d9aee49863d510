import type { Rule, Test } from '../../../../packages/rules/src/index.ts'

/** One of every kind of signal there is; none of them ever holds, so that nothing is shown and all are watched. */
const asked: readonly Test[] = [
  { signal: 'page.url', op: 'contains', value: 'nowhere' },
  { signal: 'page.path', op: '=', value: '/nowhere' },
  { signal: 'page.query', name: 'nowhere', op: 'exists' },
  { signal: 'page.title', op: '=', value: 'Nowhere' },
  { signal: 'page.previous', op: 'contains', value: 'nowhere' },
  { signal: 'page.count', op: '>', value: 99 },
  { signal: 'page.visited', op: 'funnel', value: ['/nowhere', '/here'] },
  { signal: 'time.engagedOnSite', op: '>', value: 9999 },
  { signal: 'scroll.depth', op: '>', value: 99 },
  { signal: 'rage.clicks', op: '>', value: 99 },
  { signal: 'element.visible', selector: '.nowhere', op: '>', value: 99 },
  { signal: 'element.clicked', selector: '.nowhere', op: '>', value: 99 },
  { signal: 'form.abandoned', selector: '.nowhere', op: '=', value: true },
  { signal: 'event', name: 'nowhere', op: '>', value: 99 },
  { signal: 'visitor.attribute', name: 'plan', op: '=', value: 'nowhere' },
  { signal: 'visitor.referrerHost', op: '=', value: 'nowhere.test' },
  { signal: 'visitor.utm', name: 'source', op: '=', value: 'nowhere' },
  { signal: 'desk.waiting', op: '>', value: 9999 },
  { signal: 'clock.date', op: '=', value: '1999-12-31' },
  { signal: 'chat.state', op: '=', value: 'served' },
]

export const watching: readonly Rule[] = asked.map((when, nth) => ({
  id: `watching-${nth}`,
  when,
  do: [{ action: 'teaser', text: 'Never seen' }],
}))
