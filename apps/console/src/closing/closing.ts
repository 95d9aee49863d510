import type { Clock, OperatorDesk } from '@beckon/client'
import type { RelayFrame } from '@beckon/protocol'
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Toasts } from '../toast/toasts.ts'
import { words } from '../words.ts'

export type Closing = {
  /** Conversations that will be closed unless somebody says otherwise. */
  soon: ReadonlySignal<ReadonlySet<string>>
  close(conversation: string, name: string): void
  undo(conversation?: string): void
  /** Closes now what would be closed soon: the page is going away. */
  flush(): void
}

export const undoWithinMs = 5000

/**
 * Closing with a way back: for some seconds the relay is told nothing, so that an undo leaves no trace on the visitor's screen. Words of the visitor
 * in that time, or a reply that was refused, call it off; a reply still on its way is waited for.
 */
export function createClosing(
  desk: OperatorDesk,
  clock: Clock,
  toasts: Toasts,
  refused: (answer: RelayFrame) => void,
): Closing {
  const soon = signal<ReadonlySet<string>>(new Set())
  const waiting = new Map<string, { name: string; head: number; forget: () => void }>()

  function forget(conversation: string) {
    const known = waiting.get(conversation)
    known?.forget()
    waiting.delete(conversation)
    soon.value = new Set(waiting.keys())
    return known
  }

  function callOff(conversation: string, text: (name: string) => string) {
    const known = forget(conversation)
    if (known) toasts.show({ tone: 'plain', text: text(known.name) })
  }

  function finish(conversation: string) {
    const { pending } = desk.thread(conversation)
    const replies = pending.filter(({ target }) => target.kind === 'send' && target.lane === 'talk')
    if (replies.some(({ state }) => state.kind !== 'pending')) return callOff(conversation, words.notClosedUnsent)
    if (replies.length > 0) {
      const cancel = clock.after(1000, () => finish(conversation))
      const known = waiting.get(conversation)
      if (known) waiting.set(conversation, { ...known, forget: cancel })
      return
    }
    forget(conversation)
    void desk.close(conversation).then(refused)
  }

  desk.on('frame', frame => {
    if (frame.type === 'message' && frame.message.author.kind === 'visitor') {
      callOff(frame.conversation, words.notClosedWrote)
    } else if (frame.type === 'conversation' && frame.conversation.last?.by === 'visitor') {
      const { conversation, head } = frame.conversation
      if (head > (waiting.get(conversation)?.head ?? head)) callOff(conversation, words.notClosedWrote)
    }
  })

  const closing: Closing = {
    soon,
    close(conversation, name) {
      if (waiting.has(conversation)) return
      const undo = () => closing.undo(conversation)
      const text = words.closing(name)
      const takeAway = toasts.show(
        { tone: 'plain', text, action: { label: words.undo, keys: 'z', run: undo } },
        undoWithinMs,
      )
      const cancel = clock.after(undoWithinMs, () => finish(conversation))
      const stop = () => {
        cancel()
        takeAway()
      }
      const { head = 0 } = desk.state().conversations.find(each => each.conversation === conversation) ?? {}
      waiting.set(conversation, { name, head, forget: stop })
      soon.value = new Set(waiting.keys())
    },
    undo(conversation = [...waiting.keys()].at(-1)) {
      if (conversation !== undefined) callOff(conversation, words.notClosed)
    },
    flush() {
      for (const conversation of [...waiting.keys()]) {
        forget(conversation)
        void desk.close(conversation)
      }
    },
  }
  return closing
}
