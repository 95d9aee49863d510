import type { Keep } from '@beckon/client'
import type { Lane } from '@beckon/protocol'
import { signal } from '@preact/signals'

export type Drafts = {
  get(conversation: string, lane: Lane): string
  set(conversation: string, lane: Lane, text: string): void
  /**
   * Hands over what the field holds now, and takes it out of the field when that resolves: the words are kept somewhere at every moment. A second call finds
   * them on their way, so that nothing is handed over twice.
   */
  send(conversation: string, lane: Lane, keep: (text: string, answers: readonly string[]) => Promise<void>): void
  /** Notes which canned answer went into the field; forgotten when that is empty. */
  insert(conversation: string, lane: Lane, answer: string): void
  has(conversation: string): boolean
}

/** Unsent words, one text for each conversation and lane: a note must never end up as a reply. */
export function createDrafts(keep: Keep, operator: string): Drafts {
  const texts = signal<ReadonlyMap<string, string>>(new Map())
  const leaving = new Map<string, Promise<void>>()
  /** What a field holds that is on its way. */
  const going = new Map<string, string>()
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
    else {
      keep.remove(key)
      forget(key)
    }
  }

  const answersIn = (key: string) => keep.get(`${key}.answers`)?.split(' ') ?? []
  const forget = (key: string) => keep.remove(`${key}.answers`)

  return {
    get,
    set,
    send(conversation, lane, keep) {
      const key = keyOf(conversation, lane)
      const whole = get(conversation, lane)
      const text = without(whole, going.get(key) ?? '')
      if (text.trim() === '') return
      going.set(key, whole)
      const kept = keep(text, answersIn(key))
      forget(key)
      const left = (leaving.get(key) ?? Promise.resolve()).then(async () => {
        await kept
        going.set(key, without(going.get(key) ?? '', text))
        const now = get(conversation, lane)
        if (now.startsWith(text)) set(conversation, lane, now.slice(text.length))
      })
      leaving.set(key, left)
    },
    insert(conversation, lane, answer) {
      const key = keyOf(conversation, lane)
      // A shelf may hold ids that no frame may carry: the reply must not fail for a count.
      if (/^[\w-]{1,64}$/.test(answer)) keep.set(`${key}.answers`, [...new Set([...answersIn(key), answer])].join(' '))
    },
    has: conversation => get(conversation, 'talk') !== '' || get(conversation, 'notes') !== '',
  }
}

const without = (text: string, start: string) => (text.startsWith(start) ? text.slice(start.length) : text)
