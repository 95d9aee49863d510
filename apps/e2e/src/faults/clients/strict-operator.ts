import { createOperatorDesk, memoryOutboxStore } from '@beckon/client'
import { createMemoryKeep } from '@beckon/client/doubles'
import type { Lane } from '@beckon/protocol'
import type { Recorder } from '../history/history.ts'
import type { Address, Client, Surroundings } from './client.ts'
import { createDrawing } from './drawing.ts'
import { createEnvironment } from './environment.ts'
import { createScreen } from './screen.ts'
import { createOpenSocket } from './socket.ts'
import { createWitness } from './witness.ts'

/** One in so many of an operator's messages is a note. */
const noteEvery = 6

/** An operator with the desk of this project, who watches every conversation and writes into those nobody else has. */
export function createStrictOperator(
  record: Recorder,
  { name, operator, address, surroundings, concerns = () => true }: Options,
): Client {
  const { random } = surroundings
  const screen = createScreen(record, name)
  const environment = createEnvironment(
    address,
    surroundings,
    createMemoryKeep(),
    createOpenSocket(address, createWitness(record, name)),
  )
  const desk = createOperatorDesk({ relay: address.relay, operator, environment, outboxStore: memoryOutboxStore() })
  const drawing = createDrawing(draw)
  const watched = new Set<string>()
  const changed = new Set<string>()
  /** With words under way: their acknowledgement is no frame for whoever listens to frames. */
  const awaited = new Set<string>()
  const failed = new Set<string>()
  let link = ''
  let said = 0

  desk.on('frame', frame => {
    if ('conversation' in frame && typeof frame.conversation === 'string') changed.add(frame.conversation)
  })
  desk.on('change', () => {
    for (const { conversation, visitor } of desk.state().conversations) {
      if (watched.has(conversation) || !concerns(visitor?.id ?? '')) continue
      watched.add(conversation)
      desk.watch(conversation)
    }
    drawing.due()
  })
  void desk.start()

  function draw() {
    const now = desk.state().link.kind
    // Pages come without a frame of their own: what they brought is drawn with the state that follows them.
    for (const conversation of now === link ? new Set([...changed, ...awaited]) : watched) drawThread(conversation)
    changed.clear()
    if (now !== link && now !== 'idle') record({ event: 'state', client: name, state: now })
    link = now
  }

  function drawThread(conversation: string) {
    const { messages, pending } = desk.thread(conversation)
    for (const lane of ['talk', 'notes'] as const) {
      const shown = messages.filter(message => message.lane === lane)
      screen.draw(conversation, lane, shown)
    }
    if (pending.length === 0) awaited.delete(conversation)
    for (const { messageId, state } of pending) {
      if (state.kind !== 'failed' || failed.has(messageId)) continue
      failed.add(messageId)
      record({ event: 'fail', client: name, messageId, code: state.code })
    }
  }

  /** What another operator serves refuses their words. */
  const mine = () =>
    desk
      .state()
      .conversations.filter(({ operator: by, status }) => status !== 'closed' && by?.id === desk.state().you?.id)
      .filter(({ conversation }) => watched.has(conversation))
  const open = () =>
    desk
      .state()
      .conversations.filter(({ status }) => status === 'open' || status === 'waiting')
      .filter(({ conversation }) => watched.has(conversation))

  return {
    name,
    say(text) {
      const some = mine().length > 3 ? mine() : [...mine(), ...open()]
      if (some.length === 0) return false
      const { conversation } = random.pick(some)
      const lane: Lane = ++said % noteEvery === 0 ? 'notes' : 'talk'
      void desk.send(conversation, text, lane)
      awaited.add(conversation)
      record({ event: 'send', client: name, messageId: environment.lastMessageId(), text, lane, conversation })
      return true
    },
    type(on) {
      const [first] = mine()
      if (first) desk.typing(first.conversation, on)
    },
    read() {
      for (const { conversation, head } of mine().slice(0, 3)) desk.read(conversation, head)
    },
    wake: environment.wake,
    isQuiet: () =>
      desk.state().link.kind === 'connected' &&
      [...watched].every(one => desk.thread(one).pending.every(({ state }) => state.kind === 'failed')),
    async showAll() {
      for (const conversation of watched) {
        while (desk.thread(conversation).hasOlder && desk.state().link.kind === 'connected') {
          await desk.older(conversation)
        }
        changed.add(conversation)
      }
    },
    draw() {
      for (const conversation of watched) changed.add(conversation)
      drawing.now()
    },
    stop() {
      drawing.now()
      for (const conversation of watched) {
        for (const { messageId, state } of desk.thread(conversation).pending) {
          if (state.kind !== 'failed') record({ event: 'pending', client: name, messageId })
        }
      }
      drawing.stop()
      desk.stop()
    },
  }
}

type Options = {
  name: string
  operator: string
  address: Address
  surroundings: Surroundings
  /** Whether the conversations of this visitor are watched: all, unless it says otherwise. */
  concerns?: (visitor: string) => boolean
}
