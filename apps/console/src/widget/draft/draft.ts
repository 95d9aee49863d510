import type { Keep } from '@beckon/client'
import type { Appearance } from '@beckon/protocol'
import { type ReadonlySignal, signal } from '@preact/signals'
import { same } from '../../part/same.ts'
import { merge } from './merge.ts'
import { tidy } from './tidy.ts'

/** What is being chosen, kept in this browser until it is saved. */
export type Draft = {
  appearance: ReadonlySignal<Appearance>
  isChanged: ReadonlySignal<boolean>
  /** What is as in force is no draft. */
  change(next: (appearance: Appearance) => Appearance): void
  /** Something else is in force now. */
  meet(inForce: Appearance): void
  discard(): void
  /** Follows other tabs of this browser, until it is told to stop. */
  followTabs(): () => void
}

type Kept = { before: Appearance; appearance: Appearance }

export function createDraft(keep: Keep, key: string, inForce: Appearance): Draft {
  let before = tidy(inForce)
  const appearance = signal(before)
  const isChanged = signal(false)

  function show(next: Appearance, isKept = false) {
    appearance.value = next
    isChanged.value = !same(next, before)
    if (isKept) return
    if (isChanged.peek()) keep.set(key, JSON.stringify({ before, appearance: next } satisfies Kept))
    else keep.remove(key)
  }
  function read() {
    const kept = keptIn(keep.get(key))
    show(kept ? tidy(merge(kept.before, kept.appearance, before) as Appearance) : before, true)
  }
  read()

  return {
    appearance,
    isChanged,
    change: next => show(tidy(next(appearance.peek()))),
    meet(inForce) {
      const theirs = tidy(inForce)
      const merged = merge(before, appearance.peek(), theirs) as Appearance
      before = theirs
      show(tidy(merged))
    },
    discard: () => show(before),
    followTabs: () => keep.onChange(key, read),
  }
}

function keptIn(text: string | undefined): Kept | undefined {
  try {
    const { before, appearance } = JSON.parse(text ?? '{}') as Partial<Kept>
    return before && appearance && { before, appearance }
  } catch {
    return undefined
  }
}
