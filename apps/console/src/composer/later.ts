import { signal } from '@preact/signals'

type Part = typeof import('../suggestion/suggestion.tsx')

/** The suggested answer over the composer: it and its matcher are loaded once the desk stands and nothing else is to do. */
export const suggestion = signal<Part['Suggestion'] | undefined>(undefined)

let isAsked = false

export function loadSuggestion(): void {
  if (isAsked) return
  isAsked = true
  const load = () =>
    void import('../suggestion/suggestion.tsx').then(
      part => {
        suggestion.value = part.Suggestion
      },
      () => {},
    )
  whenIdle(load)
}

/** A page that is never idle gets to it, too. Safari has no idle callbacks. */
export const whenIdle = (run: () => void): void =>
  void ('requestIdleCallback' in globalThis ? requestIdleCallback(run, { timeout: 500 }) : setTimeout(run))
