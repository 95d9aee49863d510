import type { Keep } from '@beckon/client'
import type { Lane } from '@beckon/protocol'
import { signal } from '@preact/signals'

export type Drafts = {
  get(conversation: string, lane: Lane): string
  set(conversation: string, lane: Lane, text: string): void
  /** Empties the field at once; what is kept goes only after `stored`, so that a page that ends in between loses nothing. */
  sent(conversation: string, lane: Lane, stored: Promise<void>): Promise<void>
  has(conversation: string): boolean
}

/** Unsent words, one text for each conversation and lane: a note must never end up as a reply. */
export function createDrafts(keep: Keep, operator: string): Drafts {
  const texts = signal<ReadonlyMap<string, string>>(new Map())
  const keyOf = (conversation: string, lane: Lane) => `beckon.draft.${operator}.${conversation}.${lane}`

  const get = (conversation: string, lane: Lane) => {
    const key = keyOf(conversation, lane)
    return texts.value.get(key) ?? keep.get(key) ?? ''
  }
  const show = (key: string, text: string) => {
    texts.value = new Map(texts.peek()).set(key, text)
  }

  return {
    get,
    set(conversation, lane, text) {
      const key = keyOf(conversation, lane)
      show(key, text)
      if (text) keep.set(key, text)
      else keep.remove(key)
    },
    async sent(conversation, lane, stored) {
      const key = keyOf(conversation, lane)
      show(key, '')
      await stored
      if (texts.peek().get(key) === '') keep.remove(key)
    },
    has: conversation => get(conversation, 'talk') !== '' || get(conversation, 'notes') !== '',
  }
}
