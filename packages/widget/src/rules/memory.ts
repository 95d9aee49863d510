import { type Memory, startMemory } from '@beckon/rules'

type Storing = 'none' | 'session' | 'visitor'

/**
 * Where the memory of rules lives: rule ids, counts and times. `session` keeps all of it until the tab closes, `visitor` keeps the limits longer and shares them
 * between tabs, `none` keeps nothing. A browser that refuses to store is treated as `none`.
 */
export function memoryOf(site: string, storing: Storing): { read(): Memory; write(memory: Memory): void } {
  const key = `beckon:${site}:rules`
  const within = <T>(act: () => T): T | undefined => {
    try {
      return storing === 'none' ? undefined : act()
    } catch {
      return undefined
    }
  }
  const stored = (storage: () => Storage) => within(() => JSON.parse(storage().getItem(key) ?? 'null') ?? undefined)
  const session = () => sessionStorage
  const lasting = () => localStorage

  return {
    read() {
      const memory: Memory = { ...startMemory(), ...stored(session) }
      const visitor = storing === 'visitor' ? stored(lasting) : undefined
      return visitor ? { ...memory, visitor } : memory
    },
    write(memory) {
      within(() => sessionStorage.setItem(key, JSON.stringify(memory)))
      if (storing === 'visitor') within(() => localStorage.setItem(key, JSON.stringify(memory.visitor)))
    },
  }
}
