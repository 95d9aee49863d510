import type { VisitorMemory } from '@beckon/rules'
import { followAlso, followed } from './followed.ts'
import { merge } from './merge.ts'
import type { Followed, Running } from './running.ts'

/** What one tab tells the others: what it remembers of the visitor, since when its visit lasts, and what may still come of it. Nothing stands for a question. */
export type Told = { visitor: VisitorMemory; since: number; followed?: readonly Followed[] } | undefined

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
  followAlso(page, told.followed)
}

/** Tells the other tabs what this one remembers. */
export function tell(page: Running): void {
  const { visit, visitor } = page.run.memory
  const told: Told = { visitor, since: visit.startedAtMs ?? Infinity, followed: followed(page) }
  page.channel?.postMessage(told)
}
