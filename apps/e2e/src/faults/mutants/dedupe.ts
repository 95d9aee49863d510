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
  break: ({ conversations, clock, ...parts }) => ({
    ...parts,
    clock,
    conversations: withWrite(conversations, async write => {
      const known = write.key && (await conversations.message(write.conversation, write.key.messageId))
      const ageMs = known ? Math.abs(clock.now() - known.message.at) : 0
      return conversations.write(ageMs > forgetsAfterMs ? withoutKey(write) : write)
    }),
  }),
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
