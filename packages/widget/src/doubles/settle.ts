import { vi } from 'vitest'

/** After all that rules wait for: their parts that load on demand, other tabs and the relay. Needs faked timers. */
export async function settle(): Promise<void> {
  await import('../rules/showing.ts')
  await import('../rules/supplement.ts')
  for (let quiet = 0; quiet < 4; ) {
    await vi.advanceTimersByTimeAsync(50)
    const { held = [], pending = [] } = await navigator.locks.query()
    quiet = held.length + pending.length > 0 ? 0 : quiet + 1
  }
}
