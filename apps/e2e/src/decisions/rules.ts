import type { Condition, RuleFile, Signal } from '../../../../packages/rules/src/index.ts'

const teaser = [{ action: 'teaser' as const, text: 'Can I help?' }]
const on = (path: string): Condition => ({ signal: 'page.path', op: 'glob', value: path })
const after = (signal: Signal, seconds: number): Condition => ({ signal, op: '>=', value: seconds })

/** Shown by time and by events, drawn, held out, expiring and taken back, in the recorded visits of the demo shop. */
export const ofAllKinds: RuleFile = {
  settings: { gap: 1, zone: 'Europe/Dublin' },
  rules: [
    {
      id: 'drawn',
      priority: 3,
      when: { all: [on('/product/**'), after('time.onPage', 1.5)] },
      do: teaser,
      variants: [
        { id: 'a', weight: 1 },
        { id: 'b', weight: 1, do: [{ action: 'answer', id: 'shipping' }] },
      ],
      limits: { once: 'page', expires: 2 },
    },
    { id: 'held-out', priority: 2, when: after('time.engagedOnSite', 2), do: teaser, holdOut: 1 },
    {
      id: 'morning',
      when: {
        all: [{ signal: 'clock.time', op: 'between', value: ['08:00', '12:00'] }, after('time.onSite', 0.5), on('/')],
      },
      do: teaser,
    },
    { id: 'deep', when: { signal: 'scroll.depth', op: '>=', value: 40 }, do: teaser, limits: { expires: 1 } },
    {
      id: 'leaving',
      when: { signal: 'exit.intent', op: '=', value: true },
      do: [{ action: 'answer', id: 'shipping' }],
    },
    {
      id: 'idle',
      when: { all: [after('time.idle', 1.2), { not: on('/') }] },
      do: teaser,
      limits: { once: 'page', times: 2 },
    },
  ],
}
