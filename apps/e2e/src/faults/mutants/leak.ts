import type { Mutant } from './mutant.ts'

/** A visitor's connection also follows the conversation that was begun first, whoever's it is. */
export const leakAcrossConversations: Mutant = {
  name: 'leak across conversations',
  break: ({ conversations, ...parts }) => ({
    ...parts,
    conversations: {
      ...conversations,
      async ofVisitor(visitor, most) {
        const own = await conversations.ofVisitor(visitor, most)
        const [first] = await conversations.atWork(['north', 'south'])
        return first && own.every(({ id }) => id !== first.id) ? [...own, first] : own
      },
    },
  }),
}

/** An operator's desk lists every site's conversations. */
export const leakAcrossSites: Mutant = {
  name: 'leak across sites',
  break: ({ conversations, ...parts }) => ({
    ...parts,
    conversations: { ...conversations, atWork: () => conversations.atWork(['north', 'south']) },
  }),
}
