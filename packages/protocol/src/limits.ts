/** The WebSocket subprotocol both ends name at the upgrade. */
export const subprotocol = 'beckon.v1'

/** The limits in force unless `welcome.limits` says otherwise; the reasons are in PROTOCOL.md, section 9. */
export const limits = {
  helloWithinMs: 5000,
  maxFrameBytes: 16384,
  maxTextLength: 4000,
  maxOutstandingSends: 16,
  sendsPer10s: 10,
  sendsPerMinute: 100,
  framesPer10s: 60,
  maxSocketsPerVisitor: 8,
  pageMessages: 100,
  pulseEveryMs: 10000,
  silenceMs: 25000,
  typingEndsMs: 6000,
  typingEveryMs: 2000,
  backoffFirstMs: 500,
  backoffMostMs: 30000,
  stableAfterMs: 10000,
  maxBufferedBytes: 1048576,
}

export type Limits = typeof limits
