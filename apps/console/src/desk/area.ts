import { type ReadonlySignal, signal } from '@preact/signals'
import type { Part, Place, Placed } from './place.ts'

/** What is on screen: the conversations, or a page of a part. */
export type Area = {
  /** As `Place.part`. */
  open: ReadonlySignal<Placed | undefined>
  show(part: Part, page?: string): void
  showRules(page?: string): void
  /** Back to the conversations, to the one that was open. */
  showConversations(open: string | undefined): void
  stop(): void
}

export function createArea(place: Place): Area {
  const open = signal(place.part())
  const follow = () => {
    open.value = place.part()
  }
  const show = (part: Part, page = '') => {
    place.setPart(part, page)
    follow()
  }
  return {
    open,
    show,
    showRules: page => show('rules', page),
    showConversations(conversation) {
      place.set(conversation)
      follow()
    },
    stop: place.onChange(follow),
  }
}
