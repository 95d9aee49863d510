import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { type RelayFrame, subprotocol } from '@beckon/protocol'
import { WebSocket } from 'ws'
import type { Job, Key } from '../job.ts'
import { type Heard, idOf, type Pair, textOf } from '../pair.ts'
import { originOf } from '../seed.ts'

/**
 * A visitor who has begun a conversation and the operator who has taken it and follows it, as the widget and the console do. Every pair has a site of its own, so
 * that one message concerns one operator, as in the other rows.
 */
export async function connectBeckon(job: Job, index: number, heard: Heard): Promise<Pair> {
  const key = job.keys[index]
  if (!key) throw new Error(`no key for pair ${index}`)
  const visitor = await open(`${job.visitors}/v1/visitor?site=${key.site}`, { origin: originOf(key.site) })
  const operator = await open(`${job.operators}/v1/operator`, {
    origin: job.operators.replace(/^ws/, 'http'),
    headers: { cookie: `beckon=${key.session}` },
  })
  await operator.ask({ type: 'hello' })
  const { conversations } = await patiently(visitor, { type: 'hello', token: key.token }, 'welcome')
  const conversation = conversations[0]?.conversation ?? (await start(visitor))
  await operator.ask({ type: 'take', conversation })
  await operator.ask({ type: 'resume', conversation })
  operator.hear(frame => {
    if (frame.type === 'message' && frame.message.author.kind === 'visitor') heard.delivered(idOf(frame.message.text))
  })
  visitor.hear(frame => {
    if (frame.type === 'ack') heard.acknowledged(Number(frame.messageId.split('-').at(-1)))
    else if (frame.type === 'refuse') heard.refused(frame.code)
  })
  return {
    send: id =>
      visitor.say({ type: 'send', ref: id + 100, conversation, messageId: newMessageId(id), text: textOf(id) }),
    close() {
      visitor.socket.terminate()
      operator.socket.terminate()
    },
  }
}

/** As soon as the client comes back at the earliest, and so much later by chance. */
const comesBackMs = 500

/** A visitor with a conversation, greeted; one who is turned away comes back, as the client does. */
export async function connectBeckonVisitor(job: Job, index: number): Promise<void> {
  const key = job.keys[index]
  if (!key) throw new Error(`no key for visitor ${index}`)
  while (!(await greet(job, key))) await wait(comesBackMs * (1 + Math.random()))
}

async function greet(job: Job, key: Key): Promise<boolean> {
  try {
    await greetOnce(job, key)
    return true
  } catch (error) {
    if (error instanceof TurnedAway) return false
    throw error
  }
}

async function greetOnce(job: Job, key: Key): Promise<void> {
  const visitor = await open(`${job.visitors}/v1/visitor?site=${key.site}`, { origin: originOf(key.site) })
  const { conversations } = await patiently(visitor, { type: 'hello', token: key.token }, 'welcome')
  const [known] = conversations
  if (known) await patiently(visitor, { type: 'resume', conversation: known.conversation }, 'page')
  else await start(visitor)
}

/** Ids of one run never meet those of another in the same store. */
const run = Math.random().toString(36).slice(2)
/** As the client makes them: the time first, and then what no other has. */
const newMessageId = (id: number) => `${Date.now().toString(36)}-${run}-${id}`

async function start(visitor: Side): Promise<string> {
  const begin = {
    type: 'start',
    messageId: newMessageId(Math.floor(Math.random() * 1e9)),
    text: 'Hello',
    person: true,
  }
  return (await patiently(visitor, begin, 'ack')).conversation
}

/** Asks again where it is told to wait, as a client does. */
async function patiently<T extends RelayFrame['type']>(side: Side, frame: object, type: T) {
  for (;;) {
    const answer = await side.ask(frame)
    if (answer.type === type) return answer as RelayFrame & { type: T }
    if (answer.type !== 'refuse' || answer.retryAfterMs === undefined)
      throw new Error(`asked ${JSON.stringify(frame)}, heard ${JSON.stringify(answer)}`)
    await wait(answer.retryAfterMs)
  }
}

/** The relay has closed the connection before it answered. */
class TurnedAway extends Error {}

type Side = Awaited<ReturnType<typeof open>>

async function open(url: string, options: { origin: string; headers?: Record<string, string> }) {
  const socket = new WebSocket(url, subprotocol, { ...options, perMessageDeflate: false })
  await once(socket, 'open')
  let lastRef = 0
  const answers = new Map<number, PromiseWithResolvers<RelayFrame>>()
  let hear = (_frame: RelayFrame) => {}
  socket.on('message', data => {
    const frame = JSON.parse(String(data)) as RelayFrame
    const ref = 'ref' in frame ? frame.ref : undefined
    const answered = ref === undefined ? undefined : answers.get(ref)
    if (ref === undefined || !answered) return hear(frame)
    answers.delete(ref)
    answered.resolve(frame)
  })
  socket.once('close', code => {
    for (const { reject } of answers.values()) reject(new TurnedAway(`closed with ${code}`))
  })
  const say = (frame: object) => socket.send(JSON.stringify(frame))
  return {
    socket,
    say,
    hear(listener: (frame: RelayFrame) => void) {
      hear = listener
    },
    ask(frame: object): Promise<RelayFrame> {
      const ref = ++lastRef
      const answer = Promise.withResolvers<RelayFrame>()
      if (socket.readyState !== socket.OPEN) answer.reject(new TurnedAway('closed'))
      else {
        answers.set(ref, answer)
        say({ ...frame, ref })
      }
      return answer.promise
    },
  }
}
