import type { Widget, WidgetEvents } from './widget.ts'

type Heard = (data: never) => void

/** Who listens to what. An error in a listener of the host page is reported as the host page's, and the others are called all the same. */
export function createEvents() {
  const listeners = new Map<string, Set<Heard>>()
  const of = (event: string) => {
    const known = listeners.get(event) ?? new Set()
    listeners.set(event, known)
    return known
  }
  const off = (event: string, heard: Heard) => of(event).delete(heard)
  return {
    on: ((event, heard) => {
      of(event).add(heard)
      return () => off(event, heard)
    }) as Widget['on'],
    off,
    emit<E extends keyof WidgetEvents>(event: E, data: WidgetEvents[E]) {
      for (const heard of of(event)) {
        try {
          heard(data as never)
        } catch (error) {
          reportError(error)
        }
      }
    },
  }
}
