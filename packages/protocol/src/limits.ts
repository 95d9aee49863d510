/** The WebSocket subprotocol both ends name at the upgrade. */
export const subprotocol = 'beckon.v1'

// Those that a client keeps stand alone: a bundle that needs one would carry the whole object.
export const maxTextLength = 4000
export const silenceMs = 25000
export const typingEndsMs = 6000
export const typingEveryMs = 2000
export const backoffFirstMs = 500
export const backoffMostMs = 30000
export const stableAfterMs = 10000

/** The limits in force unless `welcome.limits` says otherwise; the reasons are in PROTOCOL.md, section 9. */
export const limits = {
  helloWithinMs: 5000,
  maxFrameBytes: 16384,
  maxTextLength,
  maxOutstandingSends: 16,
  sendsPer10s: 10,
  sendsPerMinute: 100,
  framesPer10s: 60,
  maxSocketsPerVisitor: 8,
  pageMessages: 100,
  pulseEveryMs: 10000,
  silenceMs,
  typingEndsMs,
  typingEveryMs,
  backoffFirstMs,
  backoffMostMs,
  stableAfterMs,
  maxBufferedBytes: 1048576,
}

export type Limits = typeof limits
