import type { Cursor, Message } from '@beckon/protocol'

/**
 * What is held of one lane: the messages from `after + 1` on, without a hole, and the newest head heard of. Where the two
 * disagree, something is missing.
 */
export type LaneState = {
  readonly epoch: string | undefined
  readonly after: number
  readonly messages: readonly Message[]
  readonly heard: Cursor | undefined
}

export const emptyLane: LaneState = { epoch: undefined, after: 0, messages: [], heard: undefined }

export const cursorSeq = (lane: LaneState): number => lane.after + lane.messages.length

/** Whether `resume` is due: a head beyond what is held, or one of another epoch, was heard of. */
export const isBehind = ({ heard, ...lane }: LaneState): boolean =>
  heard !== undefined && (heard.epoch !== lane.epoch || heard.seq > lane.after + lane.messages.length)

/** Takes one live message: appended when it is the next one, else only heard of. */
export function takeMessage(lane: LaneState, epoch: string, message: Message): LaneState {
  const heard = noteHead(lane, { epoch, seq: message.seq })
  const isFirst = lane.epoch === undefined && message.seq === 1
  const isNext = (isFirst || epoch === lane.epoch) && message.seq === cursorSeq(lane) + 1
  return isNext ? { ...heard, epoch, messages: [...lane.messages, message] } : heard
}

export function noteHead(lane: LaneState, head: Cursor): LaneState {
  const known = lane.heard?.epoch === head.epoch && lane.heard.seq >= head.seq
  return known ? lane : { ...lane, heard: head }
}

export type Page = { epoch: string; after: number; head: number; messages: readonly Message[]; reset: boolean }

/**
 * Takes the answer to `resume` (following on what is held, or a reset) or to `history` (right before it). The relay has the last word about the epoch:
 * a head heard of another one is forgotten here, or a late frame would ask for ever.
 */
export function takePage(lane: LaneState, page: Page): LaneState {
  const { epoch, after, head, messages } = page
  const heard = lane.heard?.epoch === epoch && lane.heard.seq > head ? lane.heard : { epoch, seq: head }
  if (page.reset || lane.epoch === undefined) return { epoch, after, messages, heard }
  if (epoch !== lane.epoch) return lane
  if (messages.length > 0 && after + messages.length === lane.after) {
    return { ...lane, after, messages: [...messages, ...lane.messages], heard }
  }
  const known = cursorSeq(lane) - after
  const fresh = known >= 0 ? messages.slice(known) : []
  return { ...lane, messages: [...lane.messages, ...fresh], heard }
}
