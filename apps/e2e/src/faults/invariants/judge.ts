import type { Run } from '../history/event.ts'
import { acksAreStored, everySendEnds, nothingPendingOnceQuiet, nothingUnstoredShown } from './acks.ts'
import { createConnectedAtHead } from './connected.ts'
import { createTypingEnds, receiptsRise } from './ephemeral.ts'
import { fullDiskRefuses, refusalsNameATime } from './honest.ts'
import type { Breach, Invariant } from './invariant.ts'
import { nothingLeaks } from './isolation.ts'
import { shownOnce, shownStays, storedOnce } from './once.ts'
import { deviceOrder, logIsNumbered, shownRises } from './order.ts'
import { nothingOldIsLeft, unsentGoAgain } from './restored.ts'
import { silenceIsNoticed } from './silence.ts'
import { everybodyShowsTheLog, liveWithoutHoles } from './whole.ts'

/** How long typing may be shown after its last sign: the time of the protocol and some for a busy machine. */
export type Bounds = { typingEndsWithinMs: number }

export const invariantsOf = ({ typingEndsWithinMs }: Bounds): readonly Invariant[] => [
  acksAreStored,
  everySendEnds,
  nothingPendingOnceQuiet,
  nothingUnstoredShown,
  everybodyShowsTheLog,
  liveWithoutHoles,
  storedOnce,
  shownOnce,
  shownStays,
  logIsNumbered,
  shownRises,
  deviceOrder,
  nothingLeaks,
  createConnectedAtHead(),
  silenceIsNoticed,
  refusalsNameATime,
  fullDiskRefuses,
  nothingOldIsLeft,
  unsentGoAgain,
  receiptsRise,
  createTypingEnds(typingEndsWithinMs),
]

/** Judges a run by every invariant: those that were broken, with a line for each breach. */
export const createJudge =
  (bounds: Bounds) =>
  (run: Run): Breach[] =>
    invariantsOf(bounds)
      .map(invariant => ({ invariant, lines: invariant.check(run) }))
      .filter(({ lines }) => lines.length > 0)
