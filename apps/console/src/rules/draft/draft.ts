import type { Keep } from '@beckon/client'
import type { RuleFile } from '@beckon/rules'
import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { same } from '../../part/same.ts'
import { isRuleFile } from './shape.ts'
import { tidy } from './tidy.ts'

/** What the draft began from: the version in force then, and its file. */
export type Base = { version: number; file: RuleFile }

/** A rule file being edited: every step can be taken back, and nothing is lost when the page is left. */
export type Draft = {
  file: ReadonlySignal<RuleFile>
  base: ReadonlySignal<Base>
  isChanged: ReadonlySignal<boolean>
  canUndo: ReadonlySignal<boolean>
  canRedo: ReadonlySignal<boolean>
  /** `field` names what is being typed in: further changes of the same field are one step with this one. */
  change(next: (file: RuleFile) => RuleFile, field?: string): void
  undo(): void
  redo(): void
  /** Another version is in force: the draft goes on from there with this file, and the steps before are kept. */
  rebase(base: Base, file?: RuleFile): void
  /** Takes over what another tab has kept meanwhile, as one step; false where there is nothing that differs, or only from an older version. */
  follow(): boolean
}

const mostSteps = 200

/** `key` is where the draft is kept in this browser; a draft that equals what is published is not kept. */
export function createDraft(keep: Keep, key: string, published: Base): Draft {
  const kept = readKept(keep.get(key))
  const base = signal<Base>(kept?.base ?? withTidyFile(published))
  const file = signal<RuleFile>(kept?.file ?? base.peek().file)
  const past = signal<readonly RuleFile[]>([])
  const future = signal<readonly RuleFile[]>([])
  const isChanged = computed(() => !same(file.value, base.value.file))
  let typingIn: string | undefined

  function show(next: RuleFile) {
    file.value = next
    if (isChanged.peek()) keep.set(key, JSON.stringify({ base: base.peek(), file: next }))
    else keep.remove(key)
  }

  function step(from: typeof past, to: typeof past) {
    const next = from.peek().at(-1)
    if (!next) return
    from.value = from.peek().slice(0, -1)
    to.value = [...to.peek(), file.peek()]
    typingIn = undefined
    show(next)
  }

  return {
    file,
    base,
    isChanged,
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
    change(next, field) {
      const before = file.peek()
      const after = next(before)
      if (same(after, before)) return
      if (field === undefined || field !== typingIn) past.value = [...past.peek(), before].slice(-mostSteps)
      typingIn = field
      future.value = []
      show(after)
    },
    undo: () => step(past, future),
    redo: () => step(future, past),
    rebase(next, to) {
      const before = file.peek()
      base.value = withTidyFile(next)
      typingIn = undefined
      const after = to ? tidy(to) : base.peek().file
      if (!same(after, before)) past.value = [...past.peek(), before].slice(-mostSteps)
      show(after)
    },
    follow() {
      const other = readKept(keep.get(key))
      if (!other || other.base.version < base.peek().version) return false
      if (same(other.file, file.peek()) && other.base.version === base.peek().version) return false
      if (typingIn !== elsewhere) past.value = [...past.peek(), file.peek()].slice(-mostSteps)
      typingIn = elsewhere
      future.value = []
      base.value = other.base
      // The other tab has kept it. To keep it again could put back what is typed there just now.
      file.value = other.file
      return true
    },
  }
}

const elsewhere = 'in another tab'

const withTidyFile = ({ version, file }: Base): Base => ({ version, file: tidy(file) })

function readKept(text: string | undefined): { base: Base; file: RuleFile } | undefined {
  try {
    const kept = JSON.parse(text ?? 'null') as { base?: Partial<Base>; file?: unknown } | null
    const { version, file } = kept?.base ?? {}
    if (typeof version !== 'number' || !isRuleFile(file) || !isRuleFile(kept?.file)) return undefined
    return { base: { version, file }, file: kept.file }
  } catch {
    return undefined
  }
}
