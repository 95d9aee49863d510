import type { Keep } from '../environment/environment.ts'

/** What the tabs of one browser keep together: each call gives one more tab, which hears of what the others change. */
export function createTabs(): () => Keep {
  const values = new Map<string, string>()
  const listeners = new Set<{ own: Keep; key: string; changed: () => void }>()
  return () => {
    const tell = (key: string) => {
      for (const listener of listeners) if (listener.own !== own && listener.key === key) listener.changed()
    }
    const own: Keep = {
      get: key => values.get(key),
      set(key, value) {
        values.set(key, value)
        tell(key)
      },
      remove(key) {
        if (values.delete(key)) tell(key)
      },
      onChange(key, changed) {
        const listener = { own, key, changed }
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    }
    return own
  }
}
