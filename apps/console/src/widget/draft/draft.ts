import type { Keep } from '@beckon/client'
import type { Appearance } from '@beckon/protocol'
import { type ReadonlySignal, signal } from '@preact/signals'
import { same } from '../../part/same.ts'
import { merge, type Side } from './merge.ts'
import { tidy } from './tidy.ts'

/** What the relay keeps, and who saved it, where that is known. */
export type Saved = { version: number; appearance: Appearance; by?: string }
/** What both have changed since, at these places (`accent`, `texts.de.hello`). */
export type Clash = { theirs: Saved; places: readonly string[] }

/** What is being chosen, kept in this browser until it is saved. */
export type Draft = {
  appearance: ReadonlySignal<Appearance>
  isChanged: ReadonlySignal<boolean>
  /** Until it is settled the draft stays as it is. */
  clash: ReadonlySignal<Clash | undefined>
  inForce(): Saved
  /** What is as in force is no draft. */
  change(next: (appearance: Appearance) => Appearance): void
  /** Something else is in force now: what was not changed here is taken over. */
  meet(inForce: Saved): void
  /** What was changed here is in force now; what was changed since is a draft. */
  saved(inForce: Saved): void
  /** Takes what both have changed from one side; answers what it would be if that were mine. */
  settle(side: Side): Appearance
  discard(): void
  /** Follows other tabs of this browser, until it is told to stop. */
  followTabs(): () => void
}

type Kept = { before: Appearance; appearance: Appearance }

export function createDraft(keep: Keep, key: string, first: Saved): Draft {
  let inForce = tidied(first)
  /** What the draft was made from: another one than is in force while they clash. */
  let before = inForce.appearance
  const appearance = signal(before)
  const isChanged = signal(false)
  const clash = signal<Clash | undefined>(undefined)

  function show(mine: Appearance, isKept = false) {
    const places: string[] = []
    const merged = merge(before, mine, inForce.appearance, place => {
      places.push(place)
      return 'mine'
    })
    clash.value = places.length > 0 ? { theirs: inForce, places } : undefined
    if (places.length === 0) before = inForce.appearance
    appearance.value = places.length > 0 ? mine : tidy(merged as Appearance)
    isChanged.value = !same(appearance.peek(), before)
    if (isKept) return
    const kept: Kept = { before, appearance: appearance.peek() }
    if (isChanged.peek()) keep.set(key, JSON.stringify(kept))
    else keep.remove(key)
  }
  function read() {
    const kept = keptIn(keep.get(key))
    before = kept ? tidy(kept.before) : inForce.appearance
    show(kept ? tidy(kept.appearance) : before, true)
  }
  read()

  return {
    appearance,
    isChanged,
    clash,
    inForce: () => inForce,
    change: next => show(tidy(next(appearance.peek()))),
    meet(found) {
      inForce = tidied(found)
      show(appearance.peek())
    },
    saved(found) {
      inForce = tidied(found)
      before = inForce.appearance
      show(appearance.peek())
    },
    settle(side) {
      const by = (choice: Side) =>
        tidy(merge(before, appearance.peek(), inForce.appearance, () => choice) as Appearance)
      const mine = by('mine')
      const settled = side === 'mine' ? mine : by('theirs')
      before = inForce.appearance
      show(settled)
      return mine
    },
    discard() {
      before = inForce.appearance
      show(before)
    },
    followTabs: () => keep.onChange(key, read),
  }
}

const tidied = ({ appearance, ...rest }: Saved): Saved => ({ ...rest, appearance: tidy(appearance) })

function keptIn(text: string | undefined): Kept | undefined {
  try {
    const { before, appearance } = JSON.parse(text ?? '{}') as Partial<Kept>
    return before && appearance && { before, appearance }
  } catch {
    return undefined
  }
}
