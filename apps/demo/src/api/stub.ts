/** The chat's script may come later than this one: calls until then wait in a list that it reads. */
export function waitForWidget(): void {
  if ('Beckon' in window) return
  const waiting: unknown[][] = []
  const wait = (...call: unknown[]) => void waiting.push(call)
  Object.assign(window, { Beckon: Object.assign(wait, { q: waiting }) })
}
