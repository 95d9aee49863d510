import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { idsOf, type Layout, sectionKinds } from './layout.ts'

export type HeldLayout = {
  layout: ReadonlySignal<Layout>
  /** How many conversations wait to be shown. */
  fresh: ReadonlySignal<number>
  /** Keeps every row where it is: the pointer is over the list. */
  hold(): void
  release(): void
  /** Shows what waits and goes on holding. */
  showFresh(): void
}

/** A list that does not move under the pointer: while held, nothing comes, goes or changes its place. */
export function createHeldLayout(latest: () => Layout): HeldLayout {
  const current = computed(latest)
  const held = signal<Layout | undefined>(undefined)
  return {
    layout: computed(() => held.value ?? current.value),
    fresh: computed(() => {
      if (!held.value) return 0
      const known = new Set(idsOf(held.value))
      return sectionKinds
        .filter(kind => kind !== 'closed')
        .flatMap(kind => current.value[kind])
        .filter(id => !known.has(id)).length
    }),
    hold() {
      held.value ??= current.value
    },
    release() {
      held.value = undefined
    },
    showFresh() {
      held.value = current.value
    },
  }
}
