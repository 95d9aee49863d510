/** Milliseconds since 1970, and timers. `after` returns the function that cancels it. */
export type Clock = {
  now(): number
  after(delayMs: number, run: () => void): () => void
}

/** One WebSocket as the client needs it. The adapter MUST call `closed` exactly once, also when the socket never opened. */
export type Socket = {
  send(text: string): void
  close(): void
}
export type SocketEvents = { opened(): void; received(text: string): void; closed(code: number): void }
export type OpenSocket = (url: string, events: SocketEvents) => Socket

/** Text by key that survives a reload. An adapter MUST NOT throw: what cannot be kept is forgotten. */
export type Keep = {
  get(key: string): string | undefined
  set(key: string, value: string): void
  remove(key: string): void
  /** Calls back when another tab changed the key; returns the unsubscribe. */
  onChange(key: string, changed: () => void): () => void
}

export type PostJson = (url: string, body: unknown) => Promise<{ status: number; body: unknown }>

/** Everything the client takes from its surroundings; `browserEnvironment` is the real one, `doubles` has one flushed by hand. */
export type Environment = {
  clock: Clock
  /** At least 0, below 1. */
  random: () => number
  openSocket: OpenSocket
  /** Rejects when there is no answer at all. */
  postJson: PostJson
  keep: Keep
  /** 32 hexadecimal digits that nobody else makes. */
  newMessageId: () => string
  /** Calls back when waiting longer makes no sense: online again, visible again, back from the back/forward cache. */
  onWake: (wake: () => void) => () => void
}
