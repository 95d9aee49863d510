import {
  type ClientFrame,
  type ClientFrameOf,
  comesBack,
  parseRelayFrame,
  type RelayFrame,
  type RelayFrameOf,
  silenceMs,
  stableAfterMs,
} from '@beckon/protocol'
import type { Environment, Socket } from '../environment/environment.ts'
import { backoffMs } from './backoff.ts'

export type ConnectionState =
  | { kind: 'idle' }
  | { kind: 'connecting' }
  | { kind: 'open'; welcome: RelayFrameOf<'welcome'> }
  | { kind: 'waiting'; retryAtMs: number }
  | { kind: 'ended'; code: number }

/** A request is a frame without its `ref`; the connection numbers it. */
export type Request = ClientFrame extends infer F ? (F extends { ref: number } ? Omit<F, 'ref'> : never) : never
export type Notice = ClientFrameOf<'typing'> | ClientFrameOf<'read'>
/** `lost`: the connection went before the answer came; whether the relay acted is unknown. */
export type Answer = RelayFrame | { type: 'lost' }

export type Connection = {
  state(): ConnectionState
  start(): void
  stop(): void
  request(request: Request): Promise<Answer>
  notify(notice: Notice): void
}

type Options = {
  url: string
  /** Asked at each attempt, since the token may have changed. */
  hello: () => Request & { type: 'hello' }
  environment: Environment
  onState: (state: ConnectionState) => void
  /** Frames that answer no request. */
  onFrame: (frame: RelayFrame) => void
}

/**
 * One connection that comes back by itself: hello and welcome, refs, silence watched, full-jitter backoff, woken by the environment.
 * Calls `onState` at each change. Ends for good at a terminal close code (`ended`) until `start` is called again.
 */
export function createConnection({ url, hello, environment, onState, onFrame }: Options): Connection {
  const { clock, random, openSocket } = environment
  const answers = new Map<number, (answer: Answer) => void>()
  let state: ConnectionState = { kind: 'idle' }
  let socket: Socket | undefined
  let cancelTimer = () => {}
  let stopWaking: (() => void) | undefined
  let lastRef = 0
  let failures = 0
  let openedAtMs = 0
  let heardAtMs = 0
  /** Said by a relay that is about to stop. */
  let spreadMs: number | undefined

  const become = (next: ConnectionState) => {
    state = next
    onState(next)
  }

  function connect() {
    cancelTimer()
    heardAtMs = clock.now()
    let own: Socket | undefined
    const current = () => own !== undefined && own === socket
    own = openSocket(url, {
      opened: () => current() && greet(),
      received: text => current() && receive(text),
      closed: code => current() && lose(code),
    })
    socket = own
    watchSilence()
    become({ kind: 'connecting' })
  }

  async function greet() {
    const answer = await ask(hello())
    if (answer.type === 'welcome') {
      openedAtMs = clock.now()
      become({ kind: 'open', welcome: answer })
    } else if (answer.type === 'refuse') drop(1006)
  }

  function receive(text: string) {
    heardAtMs = clock.now()
    const frame = parseRelayFrame(text)
    if (!frame) return
    if (frame.type === 'goodbye') spreadMs = frame.spreadMs
    // None has this number: they begin with one.
    const ref = ('ref' in frame && frame.ref) || 0
    const answered = answers.get(ref)
    if (!answered) return onFrame(frame)
    answers.delete(ref)
    answered(frame)
  }

  /** A clock that was set back would hide a dead connection for as long; better to give up one that lives. */
  const silentForMs = () => Math.abs(clock.now() - heardAtMs)

  function watchSilence() {
    const silentMs = silentForMs()
    if (silentMs >= silenceMs) return drop(1006)
    cancelTimer = clock.after(silenceMs - silentMs, watchSilence)
  }

  /** Gives a connection up without waiting for the other side. */
  function drop(code: number) {
    const dead = socket
    lose(code)
    dead?.close()
  }

  function lose(code: number) {
    cancelTimer()
    socket = undefined
    if (state.kind === 'open' && clock.now() - openedAtMs >= stableAfterMs) failures = 0
    if (comesBack(code)) {
      const delayMs = spreadMs === undefined ? backoffMs(failures++, random) : random() * spreadMs
      spreadMs = undefined
      cancelTimer = clock.after(delayMs, connect)
      become({ kind: 'waiting', retryAtMs: clock.now() + delayMs })
    } else become({ kind: 'ended', code })
    for (const [ref, answered] of answers) {
      answers.delete(ref)
      answered({ type: 'lost' })
    }
  }

  function wake() {
    if (state.kind === 'waiting') connect()
    else if (socket && silentForMs() >= silenceMs) {
      drop(1006)
      connect()
    }
  }

  function ask(request: Request): Promise<Answer> {
    return new Promise(resolve => {
      if (!socket) return resolve({ type: 'lost' })
      const ref = ++lastRef
      answers.set(ref, resolve)
      socket.send(JSON.stringify({ ...request, ref }))
    })
  }

  return {
    state: () => state,
    start() {
      if (state.kind !== 'idle' && state.kind !== 'ended') return
      stopWaking ??= environment.onWake(wake)
      connect()
    },
    stop() {
      stopWaking?.()
      stopWaking = undefined
      if (state.kind === 'idle') return
      drop(1000)
      cancelTimer()
      become({ kind: 'idle' })
    },
    request: request => (state.kind === 'open' ? ask(request) : Promise.resolve({ type: 'lost' })),
    notify(notice) {
      if (state.kind === 'open') socket?.send(JSON.stringify(notice))
    },
  }
}
