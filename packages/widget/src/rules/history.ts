/** Where there is no Navigation API: the two functions that routers call, put back at the end. */
export function hookHistory(changed: () => void, signal: AbortSignal): void {
  if (signal.aborted) return
  // The address may have changed while this was loading.
  changed()
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name]
    history[name] = (...args) => {
      original.apply(history, args)
      changed()
    }
    signal.addEventListener('abort', () => {
      history[name] = original
    })
  }
}
