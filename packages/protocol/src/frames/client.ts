import { limits } from '../limits.ts'
import { flag, type Infer, integer, list, matching, oneOf, optional, record, text } from '../schema/schema.ts'

const ref = integer(1)
const id = matching(/^[\w-]{1,64}$/)
const messageId = matching(/^[\w-]{16,64}$/)
const words = text(1, limits.maxTextLength)
const seq = integer(0)
const lane = optional(oneOf('talk', 'notes'))
const type = <const T extends string>(name: T) => oneOf(name)

const invitation = record({ rule: id, version: integer(1), variant: optional(id) })
const language = matching(/^[A-Za-z0-9-]{2,35}$/)
const page = record({ url: text(1, 2048), title: text(0, 300), language: optional(language) })

/** What a client may send. PROTOCOL.md, section 3: `by` is the column "from", `answer` the last one. */
export const clientFrames = {
  hello: {
    by: 'both',
    answer: 'welcome',
    schema: record({
      type: type('hello'),
      ref,
      token: optional(matching(/^[\w-]{43}$/)),
      client: optional(text(1, 64)),
    }),
  },
  start: {
    by: 'visitor',
    answer: 'ack',
    schema: record({
      type: type('start'),
      ref,
      messageId,
      text: words,
      invitation: optional(invitation),
      answer: optional(id),
      person: optional(flag),
      page: optional(page),
      form: optional(list(record({ name: id, value: text(1, 500) }), 1, 10)),
    }),
  },
  send: {
    by: 'both',
    answer: 'ack',
    schema: record({
      type: type('send'),
      ref,
      conversation: id,
      messageId,
      text: words,
      lane,
      answers: optional(list(id, 1, 8)),
    }),
  },
  resume: {
    by: 'both',
    answer: 'page',
    schema: record({ type: type('resume'), ref, conversation: id, lane, epoch: optional(id), seq: optional(seq) }),
  },
  history: {
    by: 'both',
    answer: 'page',
    schema: record({ type: type('history'), ref, conversation: id, lane, epoch: id, before: integer(1) }),
  },
  typing: { by: 'both', answer: undefined, schema: record({ type: type('typing'), conversation: id, on: flag }) },
  read: { by: 'both', answer: undefined, schema: record({ type: type('read'), conversation: id, seq }) },
  handover: { by: 'visitor', answer: 'done', schema: record({ type: type('handover'), ref, conversation: id }) },
  helped: {
    by: 'visitor',
    answer: 'done',
    schema: record({ type: type('helped'), ref, conversation: id, messageId, helped: flag }),
  },
  choose: {
    by: 'visitor',
    answer: 'done',
    schema: record({ type: type('choose'), ref, conversation: id, messageId, answer: id }),
  },
  rate: {
    by: 'visitor',
    answer: 'done',
    schema: record({
      type: type('rate'),
      ref,
      conversation: id,
      messageId,
      good: flag,
      comment: optional(text(1, 1000)),
    }),
  },
  close: { by: 'both', answer: 'done', schema: record({ type: type('close'), ref, conversation: id }) },
  take: { by: 'operator', answer: 'done', schema: record({ type: type('take'), ref, conversation: id }) },
  release: { by: 'operator', answer: 'done', schema: record({ type: type('release'), ref, conversation: id }) },
  presence: {
    by: 'operator',
    answer: 'done',
    schema: record({ type: type('presence'), ref, state: oneOf('online', 'away') }),
  },
  list: {
    by: 'operator',
    answer: 'conversations',
    schema: record({ type: type('list'), ref, status: oneOf('closed'), before: optional(integer(1)) }),
  },
} as const

export type ClientFrameType = keyof typeof clientFrames
export type ClientFrameOf<T extends ClientFrameType> = Infer<(typeof clientFrames)[T]['schema']>
export type ClientFrame = { [T in ClientFrameType]: ClientFrameOf<T> }[ClientFrameType]
export type ClientKind = 'visitor' | 'operator'
