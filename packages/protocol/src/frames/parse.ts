import type { RefusalCode } from '../codes/refusals.ts'
import { limits } from '../limits.ts'
import { type ClientFrame, type ClientFrameType, type ClientKind, clientFrames } from './client.ts'
import type { RelayFrame } from './relay.ts'

export type ParsedClientFrame =
  | { ok: true; frame: ClientFrame }
  | { ok: false; code: RefusalCode; ref?: number; place: string }

/**
 * Reads one text message of a client, strictly: unknown types, fields and wrong values are refused with the place of the first fault.
 * `ref` is given where it could be read, so that the refusal can be matched to its request. A text that is only too long says `too_long`.
 */
export function parseClientFrame(data: string, kind: ClientKind): ParsedClientFrame {
  const value = parseJson(data)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused('bad_message', {}, '')
  const { type } = value as { type?: unknown }
  if (typeof type !== 'string' || !Object.hasOwn(clientFrames, type)) return refused('bad_message', value, 'type')
  const { by, schema } = clientFrames[type as ClientFrameType]
  if (by !== 'both' && by !== kind) return refused('forbidden', value, 'type')
  const place = schema.check(value, '')
  if (place === undefined) return { ok: true, frame: value as ClientFrame }
  return refused(place === 'text' && isTooLong(value) ? 'too_long' : 'bad_message', value, place)
}

/** Reads one text message of a relay, leniently: undefined for what is not a frame. Unknown types pass and are ignored by whoever switches over `type`. */
export function parseRelayFrame(data: string): RelayFrame | undefined {
  const value = parseJson(data) as { type?: unknown } | null | undefined
  return typeof value?.type === 'string' ? (value as RelayFrame) : undefined
}

const isTooLong = ({ text }: { text?: unknown }) => typeof text === 'string' && text.length > limits.maxTextLength

function refused(code: RefusalCode, { ref }: { ref?: unknown }, place: string): ParsedClientFrame {
  return { ok: false, code, place, ...(Number.isSafeInteger(ref) && (ref as number) > 0 && { ref: ref as number }) }
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}
