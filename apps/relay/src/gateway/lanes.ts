import type { Lane, Message } from '@beckon/protocol'
import type { Sent } from '../chat/sent.ts'
import type { Stored } from '../store/conversations.ts'
import { Few, type ReadonlyFew } from './few.ts'
import { type Recipient, sendToAll } from './session.ts'

/** A lane that somebody follows here. */
export type Place = { readonly conversation: string; readonly lane: Lane }

type Followed<S extends Recipient> = Place & {
  /** The last `seq` fanned out here; undefined until the first is. */
  head: number | undefined
  /** The highest `seq` heard of while a hole is being read from the store. */
  wanted: number
  readonly followers: Few<S>
  /** By `seq`, those that wait for a hole before them to be filled. Undefined while there are none, as there are in most lanes. */
  sent: Map<number, Sent> | undefined
}

export type Lanes<S extends Recipient> = ReturnType<typeof createLanes<S>>

/**
 * Who follows which lane on this relay. Messages go out in order and once: an event that repeats one is dropped, and one that jumps makes the relay
 * read what is between from the store, since the bus may lose events.
 */
export function createLanes<S extends Recipient>(
  store: { readonly epoch: string },
  readAfter: (conversation: string, lane: Lane, seq: number) => Promise<Message[]>,
  failed: (error: unknown) => void,
) {
  /** Each by its conversation. */
  const lanes: Record<Lane, Map<string, Followed<S>>> = { talk: new Map(), notes: new Map() }
  const nobody: ReadonlyFew<S> = new Few()

  function fanOut(followed: Followed<S>, messages: Message[], sent?: Sent) {
    const { epoch } = store
    let unacknowledged = sent
    for (const message of messages) {
      if (followed.head !== undefined && message.seq <= followed.head) continue
      const { conversation, lane } = followed
      followed.head = message.seq
      const own = message.seq === sent?.seq ? sent : followed.sent?.get(message.seq)
      followed.sent?.delete(message.seq)
      own?.acknowledge()
      if (own === sent) unacknowledged = undefined
      // The acknowledgement says it all; of a note it does not say where in the talk it stands.
      const knows = lane === 'talk' ? own?.connection : undefined
      sendToAll(followed.followers, { type: 'message', conversation, lane, epoch, message }, knows)
    }
    // It went out before its event came, read from the store with others.
    unacknowledged?.acknowledge()
    if (followed.wanted === 0) acknowledgeRest(followed)
  }

  /** Those whose message went out before its event came, and those for whom nothing could be read. */
  function acknowledgeRest(followed: Followed<S>) {
    const { sent } = followed
    if (!sent) return
    followed.sent = undefined
    for (const { acknowledge } of sent.values()) acknowledge()
  }

  async function mend(followed: Followed<S>) {
    while (followed.head !== undefined && followed.head < followed.wanted) {
      const { head } = followed
      fanOut(followed, await readAfter(followed.conversation, followed.lane, head))
      if (followed.head === head) break
    }
    followed.wanted = 0
    acknowledgeRest(followed)
  }

  function startMending(followed: Followed<S>, seq: number) {
    const isMending = followed.wanted > 0
    followed.wanted = Math.max(followed.wanted, seq)
    if (isMending) return
    mend(followed).catch(error => {
      // What is missing stays missing here, so the next message, or the next pulse, makes it be read again.
      followed.wanted = 0
      acknowledgeRest(followed)
      failed(error)
    })
  }

  return {
    /** `head` is what the store said just now; what another follower was told since counts for more. */
    follow(session: S, conversation: string, lane: Lane, head: number): Place {
      const known = lanes[lane].get(conversation)
      const followed = known ?? { conversation, lane, head, wanted: 0, followers: new Few<S>(), sent: undefined }
      if (!known) lanes[lane].set(conversation, followed)
      followed.followers.add(session)
      return followed
    },
    leave(session: S, { conversation, lane }: Place) {
      const followed = lanes[lane].get(conversation)
      followed?.followers.delete(session)
      if (followed?.followers.size === 0) lanes[lane].delete(conversation)
    },
    followers: (conversation: string, lane: Lane): ReadonlyFew<S> => lanes[lane].get(conversation)?.followers ?? nobody,
    /** Messages as the store or the bus told of them, of one conversation and in order. What was `sent` is acknowledged in its place. */
    deliver(conversation: string, stored: Stored[], sent?: Sent) {
      let unfollowed = sent
      for (const lane of ['talk', 'notes'] as const) {
        const messages: Message[] = []
        for (const one of stored) if (one.lane === lane) messages.push(one.message)
        const [first] = messages
        const last = messages.at(-1)
        const followed = first && lanes[lane].get(conversation)
        if (!followed || !first || !last) continue
        const own = sent?.lane === lane ? sent : undefined
        if (own) unfollowed = undefined
        const isJump = followed.head !== undefined && first.seq > followed.head + 1
        if (followed.wanted === 0 && !isJump) {
          fanOut(followed, messages, own)
          continue
        }
        if (own) {
          followed.sent ??= new Map()
          followed.sent.set(own.seq, own)
        }
        startMending(followed, last.seq)
      }
      unfollowed?.acknowledge()
    },
    /** What the store says of heads, when the bus may not have told: what is between is read. */
    reach(conversation: string, heads: Record<Lane, number>) {
      for (const lane of ['talk', 'notes'] as const) {
        const followed = lanes[lane].get(conversation)
        if (followed?.head !== undefined && heads[lane] > followed.head) startMending(followed, heads[lane])
      }
    },
    /** Another epoch is another history: what was fanned out of the old one says nothing about it. */
    forget() {
      for (const followed of [...lanes.talk.values(), ...lanes.notes.values()]) {
        followed.head = undefined
        followed.wanted = 0
      }
    },
    /** Each that somebody follows here. */
    conversations: () => [...new Set([...lanes.talk.keys(), ...lanes.notes.keys()])],
  }
}
