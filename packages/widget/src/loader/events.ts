import type { Widget, WidgetEvents } from './widget.ts'

type Heard = (data: never) => void

/** Who listens to what. An error in a listener of the host page is reported as the host page's, and the others are called all the same. */
export function createEvents() {
  const listeners: Record<string, Set<Heard>> = {
    // Without what every object has: the page may ask for `constructor`.
    // @ts-expect-error: of the language, not an event.
    __proto__: null,
  }
  const off = (event: string, heard: Heard) => listeners[event]?.delete(heard)
  return {
    on: ((event, heard) => {
      // Also who asks late hears that it is there, and who asked early after all that waited with it.
      if (event === 'ready') queueMicrotask(heard as () => void)
      listeners[event] ??= new Set()
      listeners[event].add(heard)
      return () => off(event, heard)
    }) as Widget['on'],
    off,
    emit: <E extends keyof WidgetEvents>(event: E, data: WidgetEvents[E]) =>
      listeners[event]?.forEach(heard => {
        try {
          heard(data as never)
        } catch (error) {
          reportError(error)
        }
      }),
  }
}
