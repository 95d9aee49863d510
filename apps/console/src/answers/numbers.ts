import type { UseCount } from './keeper.ts'

/** Of one answer over some days. */
export type Uses = {
  /** Given by itself, chosen from several, or put into a reply. */
  used: number
  offered: number
  helped: number
  notHelped: number
}

const none: Uses = { used: 0, offered: 0, helped: 0, notHelped: 0 }
const sumOf: Readonly<Record<string, keyof Uses>> = {
  given: 'used',
  chosen: 'used',
  inserted: 'used',
  offered: 'offered',
  helped: 'helped',
  'not-helped': 'notHelped',
}

export function usesByAnswer(counts: readonly UseCount[]): ReadonlyMap<string, Uses> {
  const uses = new Map<string, Uses>()
  for (const { answer, event, count } of counts) {
    const field = sumOf[event]
    const before = uses.get(answer) ?? none
    if (field) uses.set(answer, { ...before, [field]: before[field] + count })
  }
  return uses
}
