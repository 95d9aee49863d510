import type { Lane, Message } from '@beckon/protocol'
import type { Conversation, Conversations } from '../../../../relay/src/store/conversations.ts'
import type { Mutant } from './mutant.ts'

const withAfter = (conversations: Conversations, after: Conversations['after']): Conversations => ({
  ...conversations,
  after,
})

/** Messages of the same millisecond, or from before the clock was set, are left out. */
export const resumeByTime: Mutant = {
  name: 'resume by time stamp',
  break: ({ conversations, ...parts }) => ({
    ...parts,
    conversations: withAfter(conversations, async (id, lane, seq, most) => {
      const [last] = await conversations.before(id, lane, seq + 1, 1)
      const messages = await conversations.after(id, lane, 0, Number.MAX_SAFE_INTEGER)
      return messages.filter(({ at }) => at > (last?.at ?? 0)).slice(0, most)
    }),
  }),
}

export const replayOverlaps: Mutant = {
  name: 'replay overlaps',
  break: ({ conversations, ...parts }) => ({
    ...parts,
    conversations: withAfter(conversations, (id, lane, seq, most) =>
      conversations.after(id, lane, Math.max(0, seq - 1), most),
    ),
  }),
}

/** Only the newest ones are worth catching up on. */
export const limitedCatchUp: Mutant = {
  name: 'catch-up with a limit',
  break: ({ conversations, ...parts }) => ({
    ...parts,
    conversations: withAfter(conversations, async (id, lane, seq, most) =>
      (await conversations.after(id, lane, seq, most)).slice(-3),
    ),
  }),
}

/** The time between reading and following, in which something falls between. */
const followsLateMs = 60

/** What `resume` answers was read before the connection followed: it asks for the conversation before and after, and then for the messages. */
export const subscribeAfterRead: Mutant = {
  name: 'subscribe after read',
  break({ conversations, ...parts }) {
    const before = new Map<string, Conversation>()
    const again = new Map<string, Conversation>()
    function asRead(id: string, lane: Lane, messages: Message[]) {
      const read = again.get(id)
      before.delete(id)
      again.delete(id)
      return read ? messages.filter(({ seq }) => seq <= read.heads[lane]) : messages
    }
    return {
      ...parts,
      conversations: {
        ...conversations,
        async find(id) {
          const read = before.get(id)
          if (read) {
            again.set(id, read)
            return read
          }
          const found = await conversations.find(id)
          if (found) before.set(id, found)
          await new Promise(done => setTimeout(done, followsLateMs))
          return found
        },
        after: async (id, lane, seq, most) => asRead(id, lane, await conversations.after(id, lane, seq, most)),
        before: async (id, lane, seq, most) => asRead(id, lane, await conversations.before(id, lane, seq, most)),
      },
    }
  },
}
