import type { Storing } from './memory.ts'

/** Longer than a browser takes to bring what one tab has written or said to another. */
const settlesMs = 60
/** A tab that dies in its turn holds the others up for so long. */
const leaseLastsMs = 10_000

/**
 * Runs `act` while no other tab of this origin runs its own, until `signal` ends that. By the lock of the browser where there is one, which a tab that dies gives back;
 * else, as on a page without TLS, by a lease in local storage where rules may store there, or by bids that are only said.
 */
export async function takeTurn(
  name: string,
  storing: Storing,
  signal: AbortSignal,
  act: () => Promise<void>,
): Promise<void> {
  const { locks } = navigator as { locks?: LockManager }
  let hasBegun = false
  try {
    if (locks)
      return await locks.request(name, { signal }, () => {
        hasBegun = true
        // In the back/forward cache a page stands still, and behind its turn so would every tab.
        return Promise.race([act(), new Promise<void>(end => signal.addEventListener('abort', () => end()))])
      })
  } catch (error) {
    // Where a page may not store, some browsers give it no locks either.
    if (hasBegun || signal.aborted) throw error
  }
  return storing === 'visitor' ? byLease(name, act) : byBid(name, act)
}

/**
 * The lease is written, and held only if it still stands there after a time in which every other tab that found none has written its own: of several the last to write
 * wins, and the others see it.
 */
async function byLease(name: string, act: () => Promise<void>): Promise<void> {
  const key = `${name}:turn`
  const own = newOwner()
  const read = () => (localStorage.getItem(key) ?? '').split(' ')
  const stands = async () => {
    await wait(settlesMs)
    return read()[0] === own
  }
  for (;;) {
    try {
      if (Number(read()[1]) > Date.now()) {
        await wait(settlesMs)
        continue
      }
      localStorage.setItem(key, `${own} ${Date.now() + leaseLastsMs}`)
      // Twice, because what another tab has written may still wait in line behind the timer of a page that was busy.
      if (!(await stands()) || !(await stands())) continue
    } catch {
      // Where nothing can be stored, nothing is remembered either.
      return act()
    }
    try {
      return await act()
    } finally {
      if (read()[0] === own) localStorage.removeItem(key)
    }
  }
}

/** The lowest bid wins; who has won says so to every later bid until its turn is over. */
async function byBid(name: string, act: () => Promise<void>): Promise<void> {
  if (!window.BroadcastChannel) return act()
  const channel = new BroadcastChannel(`${name}:turn`)
  try {
    for (;;) {
      let bid = Math.random()
      let isLost = false
      channel.onmessage = ({ data }: MessageEvent<number>) => {
        if (data < bid) isLost = true
        else channel.postMessage(bid)
      }
      channel.postMessage(bid)
      await wait(settlesMs)
      await wait(settlesMs)
      if (isLost) continue
      bid = -1
      return await act()
    }
  } finally {
    channel.close()
  }
}

const newOwner = () => Math.random().toString(36).slice(2)

export const wait = (ms: number) => new Promise<void>(done => setTimeout(done, ms))
