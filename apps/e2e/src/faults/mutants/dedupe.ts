import type { Write } from '../../../../relay/src/store/conversations.ts'
import type { Mutant } from './mutant.ts'
import { withWrite } from './too-early.ts'

/** Five minutes, in the time of a test. */
const forgetsAfterMs = 1500

export const noDedupe: Mutant = {
  name: 'no dedupe',
  break: ({ conversations, ...parts }) => ({
    ...parts,
    conversations: withWrite(conversations, write => conversations.write(withoutKey(write))),
  }),
}

export const forgetfulDedupe: Mutant = {
  name: 'dedupe that forgets',
  break({ conversations, clock, ...parts }) {
    const known = new Map<string, number>()
    return {
      ...parts,
      clock,
      conversations: withWrite(conversations, write => {
        const id = write.key?.messageId ?? ''
        const sinceMs = known.get(id) ?? clock.now()
        known.set(id, sinceMs)
        return conversations.write(clock.now() - sinceMs > forgetsAfterMs ? withoutKey(write) : write)
      }),
    }
  },
}

function withoutKey({ key: _, ...write }: Write): Write {
  return {
    ...write,
    decide(current) {
      const decision = write.decide(current)
      if (!decision.ok) return decision
      return { ...decision, messages: (decision.messages ?? []).map(({ sender: _sender, ...draft }) => draft) }
    },
  }
}
