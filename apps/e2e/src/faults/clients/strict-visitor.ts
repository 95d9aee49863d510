import { createVisitorChat, type Keep, memoryOutboxStore, type OutboxStore, type VisitorChat } from '@beckon/client'
import type { Recorder } from '../history/history.ts'
import type { Address, Client, Surroundings } from './client.ts'
import { createDrawing } from './drawing.ts'
import { createEnvironment } from './environment.ts'
import { createScreen } from './screen.ts'
import { createOpenSocket } from './socket.ts'
import { createWitness } from './witness.ts'

/** What tabs of one browser have in common. */
export type Device = { keep: Keep; outboxStore: OutboxStore; visitor: string }

/** A visitor with the client of this project, in one tab. */
export function createStrictVisitor(
  record: Recorder,
  { name, site, address, surroundings, device, begins }: Options,
): Client {
  const screen = createScreen(record, name)
  const witness = createWitness(record, name)
  const environment = createEnvironment(address, surroundings, device.keep, createOpenSocket(address, witness))
  const own = new Set<string>()
  const failed = new Set<string>()
  const drawing = createDrawing(draw)
  let link = ''
  let drawn: string | undefined
  let chat = open()

  function open(): VisitorChat {
    const opened = createVisitorChat({ relay: address.relay, site, environment, outboxStore: device.outboxStore })
    opened.on('change', drawing.due)
    void opened.resume()
    return opened
  }

  function draw() {
    const { link: now, conversation, messages, pending } = chat.state()
    const id = conversation?.conversation
    // Another conversation, or none, is on the screen now.
    if (drawn !== undefined && drawn !== id) screen.draw(drawn, 'talk', [])
    if (id !== undefined) screen.draw(id, 'talk', messages)
    drawn = id
    for (const { messageId, state } of pending) {
      if (state.kind !== 'failed' || failed.has(messageId)) continue
      failed.add(messageId)
      record({ event: 'fail', client: name, messageId, code: state.code })
    }
    if (now.kind !== link && now.kind !== 'idle') record({ event: 'state', client: name, state: now.kind })
    link = now.kind
  }

  return {
    name,
    say(text) {
      if (!begins && !chat.state().conversation) return false
      void chat.send(text)
      const messageId = environment.lastMessageId()
      own.add(messageId)
      const conversation = chat.state().conversation?.conversation
      record({ event: 'send', client: name, messageId, text, lane: 'talk', ...(conversation && { conversation }) })
      return true
    },
    type: on => chat.typing(on),
    read: () => chat.read(chat.state().messages.at(-1)?.seq ?? 0),
    wake: environment.wake,
    isQuiet() {
      const { link, pending } = chat.state()
      return link.kind === 'connected' && pending.every(({ state }) => state.kind === 'failed')
    },
    async showAll() {
      while (chat.state().hasOlder && chat.state().link.kind === 'connected') await chat.older()
    },
    draw: drawing.now,
    reload() {
      drawing.now()
      chat.stop()
      record({ event: 'fault', fault: 'reload', phase: 'begin', client: name })
      screen.forget()
      link = ''
      drawn = undefined
      chat = open()
    },
    stop() {
      drawing.now()
      for (const { messageId } of chat.state().pending) {
        if (own.has(messageId) && !failed.has(messageId)) record({ event: 'pending', client: name, messageId })
      }
      drawing.stop()
      chat.stop()
    },
  }
}

/** Two tabs that both begin would have two conversations: `begins` is for the first one. */
type Options = {
  name: string
  site: string
  address: Address
  surroundings: Surroundings
  device: Device
  begins: boolean
}

/** Asks for a visitor as the widget does at the first word, and keeps the token as a browser would. */
export async function createDevice({ relay, origin }: Address, site: string, keep: Keep): Promise<Device> {
  const { visitor, token } = await askForVisitor({ relay, origin }, site)
  keep.set(`beckon:${site}:token`, token)
  return { keep, outboxStore: memoryOutboxStore(), visitor }
}

export async function askForVisitor({ relay, origin }: Address, site: string) {
  const response = await fetch(`${relay}/v1/visitors`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ site }),
  })
  if (response.status !== 201) throw new Error(`no visitor: ${response.status} ${await response.text()}`)
  return (await response.json()) as { visitor: string; token: string }
}
