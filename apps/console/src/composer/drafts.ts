import type { Keep } from '@beckon/client'
import type { Lane } from '@beckon/protocol'
import { signal } from '@preact/signals'

export type Drafts = {
  get(conversation: string, lane: Lane): string
  set(conversation: string, lane: Lane, text: string): void
  /**
   * Hands over what the field holds, and takes it out of the field when that resolves: the words are kept somewhere at every moment. A second call waits for
   * the first, so that nothing is handed over twice.
   */
  send(conversation: string, lane: Lane, keep: (text: string) => Promise<void>): void
  has(conversation: string): boolean
}

/** Unsent words, one text for each conversation and lane: a note must never end up as a reply. */
export function createDrafts(keep: Keep, operator: string): Drafts {
  const texts = signal<ReadonlyMap<string, string>>(new Map())
  const leaving = new Map<string, Promise<void>>()
  const keyOf = (conversation: string, lane: Lane) => `beckon.draft.${operator}.${conversation}.${lane}`

  const get = (conversation: string, lane: Lane) => {
    const key = keyOf(conversation, lane)
    return texts.value.get(key) ?? keep.get(key) ?? ''
  }
  const show = (key: string, text: string) => {
    texts.value = new Map(texts.peek()).set(key, text)
  }

  const set = (conversation: string, lane: Lane, text: string) => {
    const key = keyOf(conversation, lane)
    show(key, text)
    if (text) keep.set(key, text)
    else keep.remove(key)
  }

  return {
    get,
    set,
    send(conversation, lane, keep) {
      const key = keyOf(conversation, lane)
      const sent = (leaving.get(key) ?? Promise.resolve()).then(async () => {
        const text = get(conversation, lane)
        if (text.trim() === '') return
        await keep(text)
        const now = get(conversation, lane)
        if (now.startsWith(text)) set(conversation, lane, now.slice(text.length))
      })
      leaving.set(key, sent)
    },
    has: conversation => get(conversation, 'talk') !== '' || get(conversation, 'notes') !== '',
  }
}
