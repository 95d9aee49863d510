import type { Lane, RelayFrameOf } from '@beckon/protocol'
import type { Recorder } from '../history/history.ts'
import type { Random } from '../random/random.ts'

type Held = {
  epoch: string | undefined
  seq: number
  shown: { messageId: string; seq: number }[]
  /** `heard` gathers what comes live before the page. Up to `seam`, what is live is on the page already. */
  phase: { name: 'idle' } | { name: 'asking'; heard: RelayFrameOf<'message'>[] } | { name: 'live'; seam: number }
}

/** What a client holds that believes the relay: each message is shown behind the last one, whatever it says. */
export function createBelief(record: Recorder, client: string) {
  const lanes = new Map<string, Held>()
  const heldOf = (conversation: string, lane: Lane): Held => {
    const key = `${lane} ${conversation}`
    const held = lanes.get(key) ?? { epoch: undefined, seq: 0, shown: [], phase: { name: 'idle' } }
    lanes.set(key, held)
    return held
  }

  /** What was held of a lane is no longer so. */
  function drop(held: Held, conversation: string, lane: Lane) {
    for (; held.shown.length > 0; held.shown.pop()) {
      const { messageId = '', seq = 0 } = held.shown.at(-1) ?? {}
      record({ event: 'hide', client, conversation, lane, index: held.shown.length - 1, messageId, seq })
    }
    held.seq = 0
    held.epoch = undefined
  }

  function show(held: Held, { conversation, lane, epoch, message }: Omit<RelayFrameOf<'message'>, 'type'>) {
    const { messageId, seq, text } = message
    record({ event: 'show', client, conversation, lane, index: held.shown.length, messageId, seq, text })
    held.shown.push({ messageId, seq })
    held.epoch = epoch
    held.seq = seq
  }

  return {
    forgetSeams() {
      for (const held of lanes.values()) held.phase = { name: 'idle' }
    },
    /** False when it was begun on this connection already. */
    beginResume(conversation: string, lane: Lane): boolean {
      const held = heldOf(conversation, lane)
      if (held.phase.name !== 'idle') return false
      held.phase = { name: 'asking', heard: [] }
      return true
    },
    cursor(conversation: string, lane: Lane) {
      const { epoch, seq } = heldOf(conversation, lane)
      return epoch === undefined ? {} : { epoch, seq }
    },
    known: () => new Set([...lanes.keys()].map(key => key.slice(key.indexOf(' ') + 1))),
    /** The relay says that there is no such conversation. */
    forget(conversation: string, lane: Lane) {
      drop(heldOf(conversation, lane), conversation, lane)
      lanes.delete(`${lane} ${conversation}`)
    },
    head: (conversation: string) => heldOf(conversation, 'talk').seq,
    any(random: Random): string | undefined {
      const known = [...lanes].flatMap(([key, { seq }]) => (key.startsWith('talk ') && seq > 0 ? [key.slice(5)] : []))
      return known.length > 0 ? random.pick(known) : undefined
    },
    /** True when the relay has more behind this page. */
    takePage({ conversation, lane, epoch, messages, head, reset }: RelayFrameOf<'page'>): boolean {
      const held = heldOf(conversation, lane)
      if (reset) drop(held, conversation, lane)
      for (const message of messages) show(held, { conversation, lane, epoch, message })
      held.epoch = epoch
      if (messages.length > 0 && held.seq < head) return true
      const heard = held.phase.name === 'asking' ? held.phase.heard : []
      held.phase = { name: 'live', seam: head }
      for (const frame of heard) if (frame.message.seq > head) show(held, frame)
      return false
    },
    /** One's own words, as their acknowledgement tells of them; they may have come otherwise. */
    takeOwn(frame: RelayFrameOf<'message'>): void {
      if (frame.message.seq > heldOf(frame.conversation, frame.lane).seq) this.takeMessage(frame)
    },
    takeMessage(frame: RelayFrameOf<'message'>): void {
      const held = heldOf(frame.conversation, frame.lane)
      if (held.phase.name === 'asking') held.phase.heard.push(frame)
      else if (held.phase.name === 'idle' || frame.message.seq > held.phase.seam) show(held, frame)
    },
  }
}
