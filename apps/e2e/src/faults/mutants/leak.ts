import type { Mutant } from './mutant.ts'

/** A visitor's connection also follows the conversation that was begun last, whoever's it is. */
export const leakAcrossConversations: Mutant = {
  name: 'leak across conversations',
  break({ conversations, ...parts }) {
    let latest: string | undefined
    return {
      ...parts,
      conversations: {
        ...conversations,
        async write(write) {
          const written = await conversations.write(write)
          if (written.ok && write.create) latest = written.conversation.id
          return written
        },
        async ofVisitor(visitor, most) {
          const own = await conversations.ofVisitor(visitor, most)
          const foreign = latest === undefined ? undefined : await conversations.find(latest)
          return foreign && own.every(({ id }) => id !== foreign.id) ? [...own, foreign] : own
        },
      },
    }
  },
}

/** An operator's desk lists every site's conversations. */
export const leakAcrossSites: Mutant = {
  name: 'leak across sites',
  break: ({ conversations, ...parts }) => ({
    ...parts,
    conversations: { ...conversations, atWork: () => conversations.atWork(['north', 'south']) },
  }),
}
