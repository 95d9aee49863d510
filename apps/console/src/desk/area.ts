import { type ReadonlySignal, signal } from '@preact/signals'
import type { Place } from './place.ts'

/** Which part of the console is on screen: the conversations, or a page of the rules. */
export type Area = {
  /** As `Place.rules`. */
  rules: ReadonlySignal<string | undefined>
  showRules(page?: string): void
  /** Back to the conversations, to the one that was open. */
  showConversations(open: string | undefined): void
  stop(): void
}

export function createArea(place: Place): Area {
  const rules = signal(place.rules())
  const follow = () => {
    rules.value = place.rules()
  }
  const stop = place.onChange(follow)
  return {
    rules,
    showRules(page = '') {
      place.setRules(page)
      follow()
    },
    showConversations(open) {
      place.set(open)
      follow()
    },
    stop,
  }
}
