import type { VisitorMemory } from '@beckon/rules'
import { merge } from './merge.ts'
import type { Running } from './running.ts'

/** What one tab tells the others: what it remembers of the visitor, and since when its visit lasts. Nothing stands for a question. */
export type Told = { visitor: VisitorMemory; since: number } | undefined

/** Answers another tab, or takes over what it has told. */
export function heard(page: Running, told: Told): void {
  if (!told) {
    tell(page)
    return
  }
  const { visit } = page.run.memory
  const { visitor } = page.kept.read(page.run.memory)
  const memory = { visit, visitor: merge(visitor, told.visitor, told.since, visit.startedAtMs) }
  page.run = { ...page.run, memory }
  page.kept.write(memory, true)
}

/** Tells the other tabs what this one remembers. */
export function tell({ run, channel }: Running): void {
  const { visit, visitor } = run.memory
  channel?.postMessage({ visitor, since: visit.startedAtMs ?? Infinity } satisfies Told)
}
