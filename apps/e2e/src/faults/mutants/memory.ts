import type { Mutant } from './mutant.ts'
import { withWrite } from './too-early.ts'

/** Numbers are taken from blocks kept in memory; a restart begins the next block. */
const block = 10

export const seqFromMemory: Mutant = {
  name: 'seq from memory after a restart',
  break({ conversations, ...parts }) {
    const known = new Set<string>()
    return {
      ...parts,
      conversations: withWrite(conversations, write =>
        conversations.write({
          ...write,
          decide(current) {
            const decision = write.decide(current)
            if (!decision.ok || !decision.messages?.length || known.has(current.id)) return decision
            known.add(current.id)
            if (current.heads.talk > 0) current.heads.talk = Math.ceil((current.heads.talk + 1) / block) * block
            return decision
          },
        }),
      ),
    }
  },
}
