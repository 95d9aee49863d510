import type { SessionEvent } from './event.ts'

/** Something that keeps a recorded session from being replayed; `line` counts from 1. */
export type SessionProblem = {
  readonly line: number
  readonly code: SessionProblemCode
  readonly message: string
}

export const sessionProblemCodes = [
  'not-json',
  'wrong-type',
  'missing',
  'wrong-value',
  'unknown-event',
  'out-of-order',
  'empty',
] as const

export type SessionProblemCode = (typeof sessionProblemCodes)[number]

export type ReadSession =
  | { readonly ok: true; readonly events: readonly SessionEvent[] }
  | { readonly ok: false; readonly problems: readonly SessionProblem[] }

/**
 * Reads a recorded session: JSON lines, one event a line, in the order in which they happened. Empty lines are passed over,
 * a line without `at` happened at the moment of the one before it, and fields nobody knows are kept.
 */
export function readSession(text: string): ReadSession {
  const events: SessionEvent[] = []
  const problems: SessionProblem[] = []
  let lastAt = 0
  text.split(/\r?\n/).forEach((source, index) => {
    const content = source.replace(/^\uFEFF/, '')
    if (!content.trim()) return
    const report = (code: SessionProblemCode, message: string) => problems.push({ line: index + 1, code, message })
    const event = readJson(content, report)
    if (!event) return
    const { at = lastAt, type } = event
    if (typeof at !== 'number' || !Number.isInteger(at) || at < 0)
      report('wrong-type', '"at" is whole milliseconds, 0 or more')
    else if (at < lastAt) report('out-of-order', `"at" is ${at}, but an event before it was at ${lastAt}`)
    else lastAt = at
    if (typeof type !== 'string') report('missing', '"type" says what happened')
    else if (!Object.hasOwn(fieldsOf, type))
      report('unknown-event', `there is no event "${type}"; known: ${Object.keys(fieldsOf).join(', ')}`)
    else checkFields(event, fieldsOf[type] ?? {}, report)
    events.push({ ...event, at } as SessionEvent)
  })
  if (events.length === 0 && problems.length === 0)
    problems.push({ line: 1, code: 'empty', message: 'there is no event in it' })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, events }
}

type Report = (code: SessionProblemCode, message: string) => unknown
type Fields = Readonly<Record<string, unknown>>

function readJson(line: string, report: Report): Fields | undefined {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
    report('wrong-type', 'each line is one JSON object')
  } catch (error) {
    report('not-json', (error as Error).message)
  }
  return undefined
}

/** A type, or the words there are; with ? at the end it may be left out. */
type Kind = string | readonly string[]

const wallTime = 'time?'

const fieldsOf: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  navigate: { url: 'address', title: 'string?', referrer: 'string?' },
  visibility: { state: ['visible', 'hidden'] },
  activity: {},
  scroll: { depth: 'number' },
  'exit-intent': {},
  attributes: { set: 'object' },
  track: { name: 'string', data: 'object?' },
  click: { x: 'number', y: 'number', on: 'list?' },
  element: { selector: 'string', visible: 'boolean' },
  form: { selector: 'string', state: ['touched', 'sent'] },
  visitor: {
    visit: 'number?',
    lastVisitAt: wallTime,
    chats: 'number?',
    lastChatAt: wallTime,
    language: 'string?',
    device: 'string?',
    timeZone: 'string?',
    identified: 'boolean?',
    seed: 'string?',
    found: 'object?',
  },
  availability: { online: 'boolean', free: 'number?', waiting: 'number?', department: 'string?' },
  chat: {
    state: ['none', 'open', 'waiting', 'served', 'closed'],
    unread: 'number?',
    waited: 'number?',
    assumed: 'boolean?',
  },
  panel: { open: 'boolean' },
  outcome: { rule: 'string', outcome: ['opened', 'dismissed', 'answered', 'expired', 'opted-out'] },
  call: { rule: 'string' },
  clock: { now: 'time' },
}

function checkFields(event: Fields, kinds: Readonly<Record<string, Kind>>, report: Report): void {
  for (const [name, kind] of Object.entries(kinds)) {
    const value = event[name]
    const isOptional = typeof kind === 'string' && kind.endsWith('?')
    // Undefined or null: a page had nothing to say.
    if (value === undefined || value === null) {
      if (!isOptional) report('missing', `"${name}" is missing`)
    } else if (typeof kind !== 'string') {
      if (!kind.includes(`${value}`)) report('wrong-value', `"${name}" is one of: ${kind.join(', ')}`)
    } else checkKind(name, value, kind.replace('?', ''), report)
  }
}

function checkKind(name: string, value: unknown, kind: string, report: Report): void {
  if (kind === 'address') {
    if (typeof value !== 'string' || !URL.canParse(value))
      report('wrong-value', `"${name}" is a whole address, such as https://shop.test/`)
  } else if (kind === 'time') {
    if (typeof value !== 'number' && !(typeof value === 'string' && Number.isFinite(Date.parse(value))))
      report('wrong-value', `"${name}" is a moment, such as 2026-03-29T01:59:00Z`)
  } else if (kind === 'list' ? !Array.isArray(value) : typeof value !== kind || Array.isArray(value))
    report('wrong-type', `"${name}" is ${kind === 'object' ? 'an object' : `a ${kind}`}`)
}
