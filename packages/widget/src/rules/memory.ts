import { type Memory, startMemory } from '@beckon/rules'

type Storing = 'none' | 'session' | 'visitor'

/**
 * Where the memory of rules lives: rule ids, counts and times. `session` keeps all of it until the tab closes, `visitor` keeps the limits longer and shares them
 * between tabs, `none` keeps nothing. A browser that refuses to store is treated as `none`.
 */
export function memoryOf(site: string, storing: Storing, signal: AbortSignal) {
  const key = `beckon:${site}:rules`
  const places = { none: [], session: ['session'], visitor: ['session', 'local'] } as const
  const each = (act: (storage: Storage, isShared: boolean) => void) => {
    for (const place of places[storing]) {
      try {
        // Reading the property itself throws where storage is blocked.
        act(window[`${place}Storage`], place === 'local')
      } catch {
        // Blocked, full, or written by something else: what cannot be kept is forgotten.
      }
    }
  }
  return {
    read(): Memory {
      const memory = startMemory()
      each(storage => Object.assign(memory, JSON.parse(storage.getItem(key) ?? '{}')))
      return memory
    },
    write(memory: Memory) {
      each((storage, isShared) => storage.setItem(key, JSON.stringify(isShared ? { visitor: memory.visitor } : memory)))
    },
    /** Calls back when another tab has written what all tabs share. */
    onShared(heard: () => void) {
      addEventListener('storage', event => event.key === key && heard(), { signal })
    },
  }
}
