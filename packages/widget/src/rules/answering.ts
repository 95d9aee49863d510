import { wait } from './turn.ts'

/** A tab that is busy for longer has told before, when it showed something; only one opened since would not have heard it. */
const roundMs = 300
/** Where a timer of this tab is later than this, the others have no processor either, and are given the same time again. */
const punctualMs = 30
/** With this, a round and what the relay may take, less than the others wait for a turn. */
const atMostMs = 1000

/** Waits until other tabs have answered: until a round was punctual, or as long as may be. */
export async function untilAnswered(endMs = Date.now() + atMostMs): Promise<void> {
  const dueMs = Date.now() + roundMs + punctualMs
  await wait(roundMs)
  // A clock that is set forward meanwhile makes the wait longer once, or ends it.
  if (dueMs < Date.now() && Date.now() < endMs) await untilAnswered(endMs)
}
