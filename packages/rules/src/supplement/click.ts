import type { Draft } from '../facts/fold.ts'
import type { ClickEvent } from '../session/event.ts'

const clicksOfStreak = 3
const streakWithinMs = 1000
const streakWithinPx = 30

/** Counts a click for the elements it hit, and the streaks of quick clicks at one spot. */
export function foldClick(facts: Draft, { x, y, on = [] }: ClickEvent): void {
  const { atMs, click: last } = facts
  const isNear = last && atMs - last.atMs <= streakWithinMs && Math.hypot(x - last.x, y - last.y) <= streakWithinPx
  // A streak that is full is over: six clicks are two.
  const before = isNear ? (last.before + 1) % clicksOfStreak : 0
  facts.click = { x, y, atMs, before }
  if (before === clicksOfStreak - 1) facts['rage.clicks'] = (facts['rage.clicks'] ?? 0) + 1
  const counts = { ...facts['element.clicked'] }
  for (const selector of on) counts[selector] = (counts[selector] ?? 0) + 1
  facts['element.clicked'] = counts
}
