import { createVisitorChat, type Keep, memoryOutboxStore, type OutboxStore } from '@beckon/client'
import {
  createMemoryKeep,
  createScriptedRelay,
  createTestClock,
  createTestEnvironment,
  type ScriptedRelay,
} from '@beckon/client/doubles'
import type { Author, ConversationSummary, Message } from '@beckon/protocol'
import { act, within } from '@testing-library/preact'
import en from '../locales/en.ts'
import type { Texts } from '../locales/texts.ts'
import * as around from '../panel/around/around.ts'
import * as identity from '../panel/identity.ts'
import { mount } from '../panel/main.tsx'
import type { Parts } from '../panel/parts.ts'
import * as reader from '../panel/reader.ts'
import * as rest from '../panel/rest.ts'
import { listenTo } from './announced.ts'
import { createTestWidget } from './widget.ts'

export const ann: Author = { kind: 'operator', id: 'o1', name: 'Ann' }
export const machine: Author = { kind: 'answer' }

/** Who wrote what, and how long after the message before, in ms; which answer it is. */
export type Before = [author: Author, text: string, laterMs?: number, answer?: Message['answer']]

/** Puts into the conversation `c1` what the scripted relay has no word for, and lets it say that there is more. */
export function keep(relay: ScriptedRelay, message: Partial<Message>): void {
  const talk = relay.conversations.get('c1')?.talk ?? []
  const seq = talk.length + 1
  const messageId = `kept-${seq}`.padEnd(16, '_')
  talk.push({ messageId, seq, at: 1_700_000_000_000, author: machine, text: 'From **nine**', ...message })
  relay.say({ type: 'pulse', heads: [{ conversation: 'c1', lane: 'talk', epoch: 'e1', seq }], at: 0 } as never)
}

type Options = Parameters<typeof createTestWidget>[0] & {
  /** A conversation that this device had before. */
  before?: { fields?: Partial<ConversationSummary>; messages: Before[] }
  token?: boolean
  /** Whether the relay cannot be reached from the beginning. */
  isAway?: boolean
  startMs?: number
  /** Words that an earlier page could not send, and how long ago. */
  unsent?: { text: string; agoMs: number }
  outboxStore?: OutboxStore
  /** What this page has in common with other tabs. */
  kept?: Keep
  /** How what loads later comes; at once without. */
  parts?: Partial<Parts>
  texts?: Texts
}

/** The panel in a page, talking to a scripted relay whose frames and clock move only when told. */
export async function openPanel({
  before,
  token = before !== undefined,
  isAway = false,
  startMs,
  unsent,
  outboxStore,
  kept = createMemoryKeep(),
  parts,
  texts = en,
  ...options
}: Options = {}) {
  const widget = createTestWidget({ hasChat: token, texts, ...options })
  const announced = listenTo(widget.root)
  if (token) kept.set('beckon:shop:token', 't'.repeat(43))
  const clock = createTestClock(startMs)
  const relay = createScriptedRelay({ now: clock.now })
  relay.setReachable(!isAway)
  const environment = createTestEnvironment(relay.openSocket, relay.postJson, { keep: kept, clock })
  if (before) {
    relay.begin('c1', before.fields)
    for (const [author, text, laterMs = 0, answer] of before.messages) {
      clock.advance(laterMs)
      Object.assign(relay.post('c1', author, text), answer && { answer })
    }
  }
  const store = outboxStore ?? memoryOutboxStore()
  if (unsent) {
    const atMs = clock.now() - unsent.agoMs
    await store.put({
      messageId: 'unsent-1________',
      scope: 'visitor:shop',
      order: atMs,
      atMs,
      text: unsent.text,
      target: { kind: 'send', conversation: 'c1', lane: 'talk' },
      state: { kind: 'pending' },
    })
  }
  const chat = createVisitorChat({ relay: 'https://relay.test', site: 'shop', environment, outboxStore: store })
  const panel = mount(
    widget,
    texts,
    { chat, environment, outboxStore: store },
    {
      reader: async () => reader,
      rest: async () => rest,
      around: async () => around,
      identity: async () => identity,
      ...parts,
    },
  )
  widget.on('open', byVisitor => panel.open(widget.opened.at(-1)?.opening, byVisitor))
  widget.on('close', panel.close)

  /** Lets everything arrive and be drawn. */
  const settle = () => act(() => relay.settle())
  const { root } = widget
  const field = () => root.querySelector('textarea') as HTMLTextAreaElement
  await settle()
  return {
    widget,
    relay,
    environment,
    chat,
    panel,
    settle,
    root,
    /** What a screen reader has said of all this. */
    announced,
    field,
    screen: within(root.firstElementChild as HTMLElement),
    async open(byVisitor = true, opening?: Parameters<typeof widget.open>[0]) {
      await act(() => widget.open(opening, byVisitor))
      await settle()
    },
    async press(button: HTMLElement) {
      await act(() => button.click())
      await settle()
    },
    async write(text: string) {
      field().value = text
      await act(() => void field().dispatchEvent(new InputEvent('input', { bubbles: true })))
    },
    /** Presses a key on what has the focus; answers whether the page may act on it too. */
    async key(key: string, init: KeyboardEventInit = {}, on: Element = field()) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...init })
      let isFree = true
      await act(() => {
        isFree = on.dispatchEvent(event)
      })
      await settle()
      return isFree
    },
    texts: (selector: string) => [...root.querySelectorAll(selector)].map(({ textContent }) => textContent?.trim()),
    shutdown() {
      panel.shutdown()
      widget.host.remove()
    },
  }
}
