import { type Memory, startMemory } from '@beckon/rules'

export type Storing = 'none' | 'session' | 'visitor'

export type Kept = ReturnType<typeof memoryOf>

/** The shared place first: what is written only there is not shown again, what is written only in the tab might be. */
const places = { none: [], session: ['session'], visitor: ['local', 'session'] } as const

/**
 * Where the memory of rules lives: rule ids, counts and times. `session` keeps all of it until the tab closes, `visitor` keeps the limits longer and shares them
 * between tabs, `none` keeps nothing. A browser that refuses to store is treated as `none`.
 */
export function memoryOf(key: string, storing: Storing) {
  const each = (act: (storage: Storage, isShared: boolean) => void, most = 2) => {
    for (const place of places[storing].slice(0, most)) {
      try {
        // Reading the property itself throws where storage is blocked.
        act(window[`${place}Storage`], place === 'local')
      } catch {
        // Blocked, full, or written by something else: what cannot be kept is forgotten.
      }
    }
  }
  return {
    /** Acts on the storage that lasts longest, if there is one. */
    last: (act: (storage: Storage) => void) => each(act, 1),
    /** What is stored, and what was known before where nothing is. */
    read(known = startMemory()): Memory {
      const memory = { ...known }
      // In this order the shared limits win.
      each((storage, isShared) => {
        const { visit = memory.visit, visitor = memory.visitor } = JSON.parse(storage.getItem(key) ?? '{}')
        Object.assign(memory, isShared ? { visitor } : storing === 'visitor' ? { visit } : { visit, visitor })
      })
      return memory
    },
    /** What other tabs write too is written over only with what was read just before, and changed. */
    write(memory: Memory, isNews: boolean) {
      each((storage, isShared) => {
        if (isNews || !isShared)
          storage.setItem(key, JSON.stringify(isShared ? { visitor: memory.visitor } : memory, asItIs))
      })
    },
  }
}

/** Old releases of Prototype give lists a `toJSON` that makes texts of them. */
function asItIs(this: Record<string, unknown>, key: string): unknown {
  return this[key]
}
