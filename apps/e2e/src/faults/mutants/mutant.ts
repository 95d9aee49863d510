import type { Bus } from '../../../../relay/src/bus/bus.ts'
import type { Clock } from '../../../../relay/src/clock/clock.ts'
import type { Conversations } from '../../../../relay/src/store/conversations.ts'
import type { Plan } from '../scenario/plan.ts'

/** The outer parts of a relay, between which and the relay a mutant stands. */
export type Parts = { conversations: Conversations; bus: Bus; clock: Clock }

/** A relay that breaks one promise on purpose. */
export type Mutant = {
  /** What the relay does wrong, in the words of the document. */
  name: string
  break(parts: Parts): Parts
  /** The failures that show it, where others would mend it again. */
  faults?: Plan['faults']
}
