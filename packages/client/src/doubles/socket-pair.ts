import type { SocketEvents } from '../environment/environment.ts'

/** The relay's end of one socket whose frames wait, in both directions, until they are flushed by hand. */
export type SocketPair = {
  readonly url: string
  isOpen(): boolean
  /** Lets the handshake succeed. */
  accept(): void
  /** Hands everything the client has sent to the relay; answers how many frames that were. */
  flushToRelay(): number
  flushToClient(): number
  /** Queues one frame for the client. */
  say(frame: object): void
  /** Ends the socket; what was not flushed is lost. */
  cut(code?: number): void
}

/** Makes the pair and the client's end of it. `received` gets each frame that is flushed to the relay. */
export function createSocketPair(url: string, events: SocketEvents, received: (frame: { type: string }) => void) {
  let toRelay: string[] = []
  let toClient: string[] = []
  let state: 'opening' | 'open' | 'over' = 'opening'

  const cut = (code: number) => {
    if (state === 'over') return
    state = 'over'
    events.closed(code)
  }

  const pair: SocketPair = {
    url,
    isOpen: () => state === 'open',
    accept() {
      if (state !== 'opening') return
      state = 'open'
      events.opened()
    },
    flushToRelay() {
      const frames = toRelay
      toRelay = []
      for (const frame of frames) if (state === 'open') received(JSON.parse(frame))
      return frames.length
    },
    flushToClient() {
      const frames = toClient
      toClient = []
      for (const frame of frames) if (state === 'open') events.received(frame)
      return frames.length
    },
    say: frame => void toClient.push(JSON.stringify(frame)),
    cut: (code = 1006) => cut(code),
  }
  const socket = {
    send(text: string) {
      if (state === 'open') toRelay.push(text)
    },
    close: () => cut(1000),
  }
  return { pair, socket }
}
