import { type RefusalCode, refusals } from '@beckon/protocol'

const noRefusals = Object.fromEntries(Object.keys(refusals).map(code => [code, 0])) as Record<RefusalCode, number>

/** What this process has counted since it started. Plain numbers: counting costs nothing, and adding up is left to whoever reads them. */
export const counts = {
  messagesStored: 0,
  acks: 0,
  refusals: noRefusals,
  eventsOut: 0,
  eventsIn: 0,
  slowReadersCut: 0,
  catchUps: 0,
  /** Cursors beyond the head under the same epoch: one is a mischievous client, many are a store that lost something unnoticed. */
  cursorsAhead: 0,
}

type Observe = (commit: { writes: number; seconds: number }) => void

/** Whoever wants to know of each commit; nobody, unless metrics are read. */
export const observers = { commit: undefined as Observe | undefined }
