import type { Lane, RelayFrames } from '@beckon/protocol'
import { type Clock, every } from '../clock/clock.ts'
import type { Conversations } from '../store/conversations.ts'
import type { Session } from './session.ts'

/** A round is cut into slices, so that one slice of all connections is served at a time, soon enough for messages to pass between; the store is asked once for each. */
const slices = 40

/**
 * Sends each connection its pulse: the heads of the lanes it follows, as the store has them, and a WebSocket ping beside it. `check` is called with each
 * slice first; the answer is those that are still welcome.
 */
export function startPulse({
  clock,
  store,
  pulseEveryMs,
  silenceMs,
  sessions,
  check,
  reach,
  failed,
}: {
  clock: Clock
  store: Conversations
  pulseEveryMs: number
  silenceMs: number
  sessions: ReadonlySet<Session>
  check: (slice: Session[]) => Promise<Session[]>
  /** Told what the store says of each conversation: what this relay has missed is then read. */
  reach: (conversation: string, heads: Record<Lane, number>) => void
  failed: (error: unknown) => void
}): () => void {
  const turnMs = pulseEveryMs / slices
  let turn = 0
  let next = 0

  async function serve(turnNow: number) {
    const slice: Session[] = []
    for (const session of sessions) {
      session.turn ??= next++ % slices
      if (session.phase.name !== 'ready') continue
      // In every turn, since once a pulse would let a dead connection live for another one; the next turn would be too late for some. Either way: a
      // clock that was set back would keep the dead for as long.
      if (Math.abs(clock.now() - session.heardAtMs) > silenceMs - turnMs) session.line.terminate()
      else if (session.turn === turnNow) slice.push(session)
    }
    const ids = new Set(slice.flatMap(({ follows }) => [...follows].map(({ conversation }) => conversation)))
    try {
      const heads = await store.heads([...ids])
      for (const [id, ofLanes] of heads) reach(id, ofLanes)
      for (const session of await check(slice)) pulse(session, heads)
    } catch (error) {
      failed(error)
      // Without the store nothing can have happened: the connections stay, and what is sent is refused with a time to retry.
      for (const session of slice) pulse(session, new Map())
    }
  }

  function pulse({ line, follows }: Session, heads: Awaited<ReturnType<Conversations['heads']>>) {
    const named = [...follows].flatMap(({ conversation, lane }): RelayFrames['pulse']['heads'] => {
      const seq = heads.get(conversation)?.[lane]
      return seq === undefined ? [] : [{ conversation, lane, epoch: store.epoch, seq }]
    })
    line.send({ type: 'pulse', heads: named, at: clock.now() })
    line.ping()
  }

  return every(clock, turnMs, () => {
    turn = (turn + 1) % slices
    serve(turn).catch(failed)
  })
}
