import { type Cursor, isRetryable, type Lane, type RelayFrameOf } from '@beckon/protocol'
import type { Connection } from '../connection/connection.ts'
import type { Clock } from '../environment/environment.ts'
import { cursorSeq, emptyLane, isBehind, type LaneState, noteHead, takeMessage, takePage } from '../transcript/lane.ts'

type Place = { conversation: string; lane: Lane }
/** `fresh` is false until the relay has answered `resume` since the last welcome. */
type Followed = Place & { state: LaneState; fresh: boolean; asking: boolean }

export type Follower = {
  follow(conversation: string, lane: Lane): void
  unfollow(conversation: string): void
  forget(): void
  lane(conversation: string, lane: Lane): LaneState
  take(frame: RelayFrameOf<'message'>): void
  note(head: Place & Cursor): void
  /** Fetches the page before what is held; resolves when it is there or cannot be had now. */
  older(conversation: string, lane: Lane): Promise<void>
  resumeAll(): void
  pause(): void
  isCaughtUp(): boolean
}

/** How long to wait before asking again when the relay refused a page for now and gave no time. */
const askAgainMs = 2000

/** Keeps every followed lane without holes: resumes after each welcome and whenever a message or a pulse shows that something is missing. */
export function createFollower({
  connection,
  clock,
  onChange,
}: {
  connection: Connection
  clock: Clock
  onChange: () => void
}): Follower {
  const lanes = new Map<string, Followed>()
  const key = (conversation: string, lane: Lane) => `${conversation}/${lane}`

  function update(followed: Followed, state: LaneState) {
    if (state !== followed.state) {
      followed.state = state
      onChange()
    }
    if (followed.fresh && isBehind(state)) void resume(followed)
  }

  async function resume(followed: Followed) {
    if (followed.asking || connection.state().kind !== 'open') return
    followed.asking = true
    do {
      const { conversation, lane, state } = followed
      const cursor = state.epoch === undefined ? {} : { epoch: state.epoch, seq: cursorSeq(state) }
      const answer = await connection.request({ type: 'resume', conversation, lane, ...cursor })
      if (answer.type === 'page') {
        // Asked for without a cursor, and meanwhile it began before our eyes: what has come live is newer than the page.
        const hasBegun = state.epoch === undefined && followed.state.epoch === answer.epoch
        followed.state = takePage(followed.state, hasBegun ? { ...answer, reset: false } : answer)
      } else {
        followed.asking = false
        if (answer.type === 'refuse') refused(followed, answer)
        return
      }
    } while (isBehind(followed.state))
    followed.asking = false
    followed.fresh = true
    onChange()
  }

  function refused(followed: Followed, { code, retryAfterMs }: RelayFrameOf<'refuse'>) {
    if (isRetryable(code)) clock.after(retryAfterMs ?? askAgainMs, () => void resume(followed))
    else {
      lanes.delete(key(followed.conversation, followed.lane))
      onChange()
    }
  }

  return {
    follow(conversation, lane) {
      if (lanes.has(key(conversation, lane))) return
      const followed: Followed = { conversation, lane, state: emptyLane, fresh: false, asking: false }
      lanes.set(key(conversation, lane), followed)
      void resume(followed)
    },
    unfollow(conversation) {
      lanes.delete(key(conversation, 'talk'))
      lanes.delete(key(conversation, 'notes'))
    },
    forget: () => lanes.clear(),
    lane: (conversation, lane) => lanes.get(key(conversation, lane))?.state ?? emptyLane,
    take({ conversation, lane, epoch, message }) {
      const followed = lanes.get(key(conversation, lane))
      if (followed) update(followed, takeMessage(followed.state, epoch, message))
    },
    note({ conversation, lane, epoch, seq }) {
      const followed = lanes.get(key(conversation, lane))
      if (followed) update(followed, noteHead(followed.state, { epoch, seq }))
    },
    async older(conversation, lane) {
      const followed = lanes.get(key(conversation, lane))
      if (!followed?.state.epoch || followed.state.after === 0) return
      const { epoch, after } = followed.state
      const answer = await connection.request({ type: 'history', conversation, lane, epoch, before: after + 1 })
      if (answer.type === 'page') update(followed, takePage(followed.state, answer))
    },
    resumeAll() {
      for (const followed of lanes.values()) void resume(followed)
    },
    pause() {
      for (const followed of lanes.values()) followed.fresh = false
    },
    isCaughtUp: () => [...lanes.values()].every(followed => followed.fresh && !isBehind(followed.state)),
  }
}
