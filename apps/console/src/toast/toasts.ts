import type { Clock } from '@beckon/client'
import { type ReadonlySignal, signal } from '@preact/signals'

export type Toast = {
  id: number
  text: string
  tone: 'plain' | 'bad'
  action?: { label: string; keys?: string; run: () => void }
}

export type Toasts = {
  shown: ReadonlySignal<readonly Toast[]>
  /** Returns the function that takes it away early. */
  show(toast: Omit<Toast, 'id'>, lastsMs?: number): () => void
  dismiss(id: number): void
}

const plainLastsMs = 4000
/** Bad news waits until somebody has read it. */
const badLastsMs = 12_000
const most = 3

/** Short news at the edge of the screen, the newest last. */
export function createToasts(clock: Clock): Toasts {
  const shown = signal<readonly Toast[]>([])
  let lastId = 0
  const dismiss = (id: number) => {
    shown.value = shown.peek().filter(toast => toast.id !== id)
  }
  return {
    shown,
    dismiss,
    show(toast, lastsMs = toast.tone === 'bad' ? badLastsMs : plainLastsMs) {
      const id = ++lastId
      shown.value = [...shown.peek(), { ...toast, id }].slice(-most)
      const cancel = clock.after(lastsMs, () => dismiss(id))
      return () => {
        cancel()
        dismiss(id)
      }
    },
  }
}
