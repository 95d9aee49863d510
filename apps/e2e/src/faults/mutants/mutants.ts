import { forgetfulDedupe, noDedupe } from './dedupe.ts'
import { leakAcrossConversations, leakAcrossSites } from './leak.ts'
import { seqFromMemory } from './memory.ts'
import type { Mutant } from './mutant.ts'
import { fanOutLost, missedForgotten } from './nerve.ts'
import { limitedCatchUp, replayOverlaps, resumeByTime, subscribeAfterRead } from './resume.ts'
import { ackBeforeCommit, fanOutBeforeCommit } from './too-early.ts'
import { endlessTyping } from './typing.ts'

/** The same relay, built the same way and broken in nothing: it must pass, or the others prove nothing. */
export const sound: Mutant = { name: 'sound', break: parts => parts }

export const mutants: readonly Mutant[] = [
  ackBeforeCommit,
  noDedupe,
  fanOutBeforeCommit,
  leakAcrossConversations,
  leakAcrossSites,
  resumeByTime,
  replayOverlaps,
  limitedCatchUp,
  subscribeAfterRead,
  seqFromMemory,
  forgetfulDedupe,
  endlessTyping,
]

/** With two relays on one PostgreSQL and one Redis: what only several relays can break, and what must be seen there too. */
export const clusterMutants: readonly Mutant[] = [
  fanOutLost,
  missedForgotten,
  ackBeforeCommit,
  noDedupe,
  subscribeAfterRead,
]
