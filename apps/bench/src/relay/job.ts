/** What one run of the generator does, given as JSON in its first argument. */
export type Job = {
  protocol: 'bare' | 'socket-io' | 'beckon'
  /** Where visitors connect, and where operators do: another node where there are two. */
  visitors: string
  operators: string
  /** Of Beckon, one for each pair. */
  keys: Key[]
  pairs: number
  load: Load
  warmUpMs: number
  measureMs: number
  /** Whose processor time is counted while it is measured. */
  pids: Record<string, number>
}

export type Key = { site: string; token: string; session: string }

export type Load =
  /** So many messages are under way at any time. */
  | { kind: 'closed'; inFlight: number }
  /** A message is due at a steady rate, whether or not the last ones have arrived; its time counts from that moment. */
  | { kind: 'open'; perSecond: number }
  /** Sockets that say nothing. */
  | { kind: 'idle' }
  /** All come at once. */
  | { kind: 'storm' }

export type Result = {
  /** Delivered and acknowledged while it was measured. */
  messages: number
  perSecond: number
  /** Milliseconds from the moment a message was due until it was delivered. */
  deliveryMs: { p50: number; p99: number; p999: number }
  /** Processor microseconds for each message, by process. */
  cpuUs: Record<string, number>
  /** Resident bytes of each process before the sockets and with them. */
  memory: Record<string, { before: number; after: number }>
  /** Until the first and the last of them was greeted. */
  connected: { perSecond: number; slowestMs: number }
}
