import type { Bus, BusEvent } from './bus.ts'

/** A bus for relays in one process: `connect` gives each relay its end. With one relay there is nobody to tell. */
export function createInProcessBus() {
  const ends = new Map<Bus, Set<(event: BusEvent) => void>>()
  return {
    connect(): Bus {
      const listeners = new Set<(event: BusEvent) => void>()
      const end: Bus = {
        inForce: 'in process',
        publish(event) {
          for (const [other, heard] of ends) {
            if (other === end) continue
            for (const listener of heard) queueMicrotask(() => listener(event))
          }
        },
        subscribe(listener) {
          listeners.add(listener)
          return () => listeners.delete(listener)
        },
        // Nothing is lost on the way within a process.
        onMissed: () => () => {},
        isConnected: () => true,
        async close() {
          ends.delete(end)
        },
      }
      ends.set(end, listeners)
      return end
    },
  }
}
