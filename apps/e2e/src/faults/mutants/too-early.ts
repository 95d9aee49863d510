import type { BusEvent } from '../../../../relay/src/bus/bus.ts'
import { applyDecision, newConversation } from '../../../../relay/src/store/apply.ts'
import type { Conversations, Decision, Write, Written } from '../../../../relay/src/store/conversations.ts'
import type { Mutant } from './mutant.ts'

/** So long a message is only promised: a kill in between is what shows it. */
const commitAfterMs = 60

/** Answers from what will be stored, and stores it afterwards. */
export const ackBeforeCommit: Mutant = {
  name: 'ack before commit',
  break({ conversations, ...parts }) {
    const inTurn = createTurns()
    const write = (write: Write) =>
      new Promise<Written>(answer =>
        inTurn(write.conversation, async () => {
          const foreseen = await foresee(conversations, write)
          if (!foreseen) return answer(conversations.write(write))
          answer(foreseen.written)
          await later()
          await conversations.write({ ...write, decide: () => foreseen.decision })
        }),
      )
    return { ...parts, conversations: withWrite(conversations, write) }
  },
}

/** Tells everybody of a message that is about to be stored. */
export const fanOutBeforeCommit: Mutant = {
  name: 'fan-out before commit',
  break({ conversations, bus, clock }) {
    const inTurn = createTurns()
    let tell = (_event: BusEvent) => {}
    const write = (write: Write) =>
      new Promise<Written>(answer =>
        inTurn(write.conversation, async () => {
          const foreseen = await foresee(conversations, write)
          if (!foreseen) return answer(conversations.write(write))
          const { conversation, messages } = foreseen.written
          tell({ kind: 'written', conversation, messages, changed: 'nothing', wasWaiting: false })
          await later()
          answer(await conversations.write({ ...write, decide: () => foreseen.decision }))
        }),
      )
    return {
      clock,
      conversations: withWrite(conversations, write),
      bus: {
        ...bus,
        subscribe(listener) {
          tell = listener
          return bus.subscribe(listener)
        },
      },
    }
  },
}

/** What a write will come to, if it is one that stores somebody's words. */
async function foresee(conversations: Conversations, write: Write) {
  const found = await conversations.find(write.conversation)
  const current = found ?? (write.create && newConversation(write.conversation, write.create))
  const isKnown = write.key && (await conversations.message(write.conversation, write.key.messageId))
  if (!current || isKnown || !write.key || write.create) return undefined
  const decision: Decision = write.decide(current)
  if (!decision.ok) return undefined
  const { conversation, messages } = applyDecision(current, decision.change, decision.messages)
  return { decision, written: { ok: true as const, repeated: false, before: current.status, conversation, messages } }
}

function createTurns() {
  const last = new Map<string, Promise<void>>()
  return (conversation: string, work: () => Promise<void>) => {
    last.set(conversation, (last.get(conversation) ?? Promise.resolve()).then(work))
  }
}

const later = () => new Promise(done => setTimeout(done, commitAfterMs))

export function withWrite(conversations: Conversations, write: Conversations['write']): Conversations {
  return { ...conversations, write }
}
