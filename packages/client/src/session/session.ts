import type { Lane, RelayFrame, RelayFrameOf } from '@beckon/protocol'
import { type Connection, type ConnectionState, createConnection, type Request } from '../connection/connection.ts'
import type { Environment } from '../environment/environment.ts'
import type { OutboxEntry, OutboxStore } from '../outbox/entry.ts'
import { createOutbox, type Outbox } from '../outbox/outbox.ts'
import type { LaneState } from '../transcript/lane.ts'
import { createFollower, type Follower } from './follower.ts'
import { createSender } from './sender.ts'

/** What a screen may say about the connection. `connected` means: at the head of every followed lane. */
export type Link =
  | { kind: 'idle' }
  | { kind: 'connecting' }
  | { kind: 'connected' }
  | { kind: 'reconnecting'; retryAtMs?: number }
  | { kind: 'ended'; code: number }

export type Session = {
  link(): Link
  connection: Connection
  outbox: Outbox
  follow: Follower['follow']
  unfollow: Follower['unfollow']
  lane(conversation: string, lane: Lane): LaneState
  older: Follower['older']
  /** Sends what waits in the outbox. */
  flush(): void
  /** Ends the connection and forgets all that came and was to go by it: somebody else uses it from now on. */
  forget(): void
  /** Asks until there is an answer, over reconnects. Only for requests that do no harm when repeated. */
  insist(request: Request): Promise<RelayFrame>
}

type Options = {
  url: string
  hello: () => Request & { type: 'hello' }
  environment: Environment
  outboxStore: OutboxStore
  scope: string
  onWelcome: (welcome: RelayFrameOf<'welcome'>) => void
  onFrame: (frame: RelayFrame) => void
  /** One's own message is stored; called before it leaves the outbox. */
  onAck?: (ack: RelayFrameOf<'ack'>) => void
  /** The relay has no such conversation (any more), and there are words for it. Without it they have failed. */
  onGone?: (conversation: string) => Promise<void>
  onEnded: (code: number) => void
  onChange: () => void
}

/** What visitor and operator have in common: a connection that returns, lanes without holes, an outbox that empties itself. */
export function createSession(options: Options): Session {
  const { url, hello, environment, onFrame, onChange } = options
  let hasBeenOpen = false
  /** Since all was there last. */
  let wasLost = false
  const insisting = new Set<() => void>()

  const connection = createConnection({ url, hello, environment, onState, onFrame: receive })
  const follower = createFollower({ connection, clock: environment.clock, onChange })
  const outbox = createOutbox({ ...environment, store: options.outboxStore, scope: options.scope, onChange })
  const sender = createSender({ connection, outbox, clock: environment.clock, onAck, onGone: options.onGone })

  function onState(state: ConnectionState) {
    if (state.kind === 'open') {
      hasBeenOpen = true
      for (const ask of [...insisting]) ask()
      options.onWelcome(state.welcome)
      follower.resumeAll()
      void outbox.age().then(sender.flush)
    } else {
      follower.pause()
      wasLost = hasBeenOpen
    }
    if (state.kind === 'ended') options.onEnded(state.code)
    onChange()
  }

  /** Puts one's own message into its lane at once; the echo that follows is then a known one. */
  function onAck(ack: RelayFrameOf<'ack'>, { text }: OutboxEntry) {
    const state = connection.state()
    if (state.kind !== 'open') return
    options.onAck?.(ack)
    const { conversation, lane, epoch, seq, at, messageId } = ack
    follower.follow(conversation, lane)
    const message = { messageId, seq, at, author: state.welcome.you, text }
    if (lane === 'talk') follower.take({ type: 'message', conversation, lane, epoch, message })
  }

  function receive(frame: RelayFrame) {
    if (frame.type === 'message') {
      follower.take(frame)
      // The echo of one's own message says as much as its acknowledgement, which may have been lost.
      const { messageId } = frame.message
      if (outbox.entries().some(entry => entry.messageId === messageId))
        void outbox.settle(messageId, frame.conversation)
    } else if (frame.type === 'pulse') for (const head of frame.heads) follower.note(head)
    onFrame(frame)
  }

  function link(): Link {
    const state = connection.state()
    if (state.kind === 'idle' || state.kind === 'ended') return state
    const isOpen = state.kind === 'open'
    if (isOpen && follower.isCaughtUp()) {
      wasLost = false
      return { kind: 'connected' }
    }
    // A conversation that has just begun is loaded for the first time: nobody is told of a connection that was not lost.
    if ((isOpen && !wasLost) || (!hasBeenOpen && state.kind !== 'waiting')) return { kind: 'connecting' }
    return state.kind === 'waiting' ? { kind: 'reconnecting', retryAtMs: state.retryAtMs } : { kind: 'reconnecting' }
  }

  return {
    link,
    connection,
    outbox,
    follow: follower.follow,
    unfollow: follower.unfollow,
    lane: follower.lane,
    older: follower.older,
    flush: sender.flush,
    forget() {
      connection.stop()
      insisting.clear()
      follower.forget()
      outbox.forget()
    },
    insist(request) {
      return new Promise(resolve => {
        const ask = async () => {
          const answer = await connection.request(request)
          if (answer.type === 'lost') return
          insisting.delete(ask)
          resolve(answer)
        }
        insisting.add(ask)
        void ask()
      })
    },
  }
}
