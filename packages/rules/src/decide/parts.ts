import type { Facts } from '../facts/facts.ts'
import type { Condition } from '../rule/rule.ts'

/**
 * What a condition or a limit can depend on, one bit each. Those that change seldom have the low bits: the sum of its
 * parts says which of two conditions is likely to stand longer.
 */
export const clockPart = 1
export const visitorPart = 2
export const attributesPart = 4
export const desksPart = 8
export const chatPart = 16
/** What is remembered of the rule itself. */
export const ownPart = 32
export const pagePart = 64
export const exitPart = 128
export const tracksPart = 256
export const visiblePart = 512
export const depthPart = 1024
export const activePart = 2048
export const outcomesPart = 4096
/** Of everything that is watched: to ask it all again. */
export const anew = 8192
/** What is remembered of any rule. */
export const memoryPart = 16_384
export const everything = 32_767

const partsOfSignal = {
  page: pagePart,
  'time.onPage': pagePart,
  'time.engaged': pagePart + visiblePart + activePart,
  'time.idle': activePart,
  scroll: depthPart,
  exit: exitPart,
  event: tracksPart,
  visitor: visitorPart + attributesPart,
  desk: desksPart,
  chat: chatPart,
  rule: memoryPart,
}

/** The parts that a condition reads. A published file is JSON: its text is the shortest way to ask which signals it names. */
export function partsOf(condition: Condition): number {
  const text = JSON.stringify(condition)
  let parts = 0
  for (const [group, part] of Object.entries(partsOfSignal)) if (text.includes(`"signal":"${group}`)) parts |= part
  return parts
}

/** The parts in which two states of a visit differ; memory is not among them. */
export function changedParts(a: Facts, b: Facts): number {
  return (
    (a.startedAtMs === b.startedAtMs ? 0 : clockPart) |
    (a.visitor === b.visitor ? 0 : visitorPart) |
    (a.attributes === b.attributes ? 0 : attributesPart) |
    (a.desks === b.desks ? 0 : desksPart) |
    (a.chat === b.chat ? 0 : chatPart) |
    (a.page === b.page ? 0 : pagePart) |
    (a.exitIntent === b.exitIntent ? 0 : exitPart) |
    (a.tracks === b.tracks ? 0 : tracksPart) |
    (a.visible === b.visible ? 0 : visiblePart) |
    (a.depth === b.depth ? 0 : depthPart) |
    (a.activeAtMs === b.activeAtMs ? 0 : activePart) |
    (a.outcomes === b.outcomes ? 0 : outcomesPart)
  )
}
