import type { Invariant } from './invariant.ts'

/** P14: who is refused because nothing can be stored now is told when to try again. */
export const refusalsNameATime: Invariant = {
  name: 'refusals name a time',
  column: 'other',
  check: ({ history }) =>
    history.flatMap(event =>
      event.event === 'refuse' && event.code === 'unavailable' && !(Number(event.retryAfterMs) > 0)
        ? [`${event.client} is refused as unavailable without a time to retry`]
        : [],
    ),
}

/** P14: while not a byte fits on the disk, words are refused; that nothing is, would mean that the store does not ask the disk. */
export const fullDiskRefuses: Invariant = {
  name: 'a full disk refuses',
  column: 'other',
  check({ history }) {
    let begun = false
    let refused = 0
    let sent = 0
    for (const event of history) {
      if (event.event === 'fault' && event.fault === 'disk-full') begun = true
      else if (begun && event.event === 'send') sent++
      else if (event.event === 'refuse' && event.code === 'unavailable') refused++
    }
    return begun && sent > 0 && refused === 0 ? [`${sent} were sent from the first full disk on, none was refused`] : []
  },
}
