import type { Clock } from '../environment/environment.ts'
import type { EntryState, OutboxEntry, OutboxStore, Target } from './entry.ts'

/** After a day away the moment has passed: the visitor is asked before such a message goes out. */
const staleAfterMs = 24 * 60 * 60 * 1000

/** Safari's IndexedDB has been seen never to answer. Words that wait for it would not be sent at all. */
const keepWithinMs = 1000

export type Outbox = {
  /** Reads what an earlier page left behind. */
  load(): Promise<void>
  /** Marks what has waited too long to be sent without asking. */
  age(): Promise<void>
  /** Resolves once the entry would survive the end of the page, or is known to live in memory only. */
  add(text: string, target: Target): Promise<OutboxEntry>
  /** In the order in which send was pressed. */
  entries(): readonly OutboxEntry[]
  setState(messageId: string, state: EntryState): Promise<void>
  /** Gives those that wait for a `home` one: the conversation there is, or the one that the first of them begins. */
  settleHome(conversation: string | undefined): Promise<void>
  /** The conversation is gone with what was lost of the store: what was for it waits for a home again. */
  rehome(conversation: string): Promise<void>
  /** The entry is stored at the relay, in this conversation; those that waited for it may go there now. */
  settle(messageId: string, conversation: string): Promise<void>
  /** Somebody else uses the device: what is here is not theirs to send. */
  forget(): void
  /** Those that wait for the conversation that this one begins. */
  followers(messageId: string): OutboxEntry[]
  /** In the place of the entry of the same id. */
  replace(entry: OutboxEntry): Promise<void>
  remove(messageId: string): Promise<void>
}

type Options = { store: OutboxStore; scope: string; clock: Clock; newMessageId: () => string; onChange: () => void }

/** The messages that were sent and are not yet known to be stored. A store that refuses leaves them in memory, as good as the browser allows. */
export function createOutbox({ store, scope, clock, newMessageId, onChange }: Options): Outbox {
  let entries: OutboxEntry[] = []

  const replace = async (entry: OutboxEntry) => {
    entries = entries.map(known => (known.messageId === entry.messageId ? entry : known))
    onChange()
    await store.put(entry).catch(() => {})
  }

  const remove = async (messageId: string) => {
    entries = entries.filter(entry => entry.messageId !== messageId)
    onChange()
    await store.remove(messageId).catch(() => {})
  }

  /** All at once: between one and the next, another one could be sent. */
  async function age() {
    const old = entries.filter(({ state, atMs }) => state.kind === 'pending' && clock.now() - atMs > staleAfterMs)
    await Promise.all(old.map(entry => replace({ ...entry, state: { kind: 'stale' } })))
  }

  const followers = (messageId: string) =>
    entries.filter(({ target }) => target.kind === 'follow' && target.start === messageId)

  return {
    async load() {
      const kept = await store.all(scope).catch(() => [])
      const known = new Set(entries.map(entry => entry.messageId))
      const old = kept.filter(entry => !known.has(entry.messageId)).sort((a, b) => a.order - b.order)
      const last = old.at(-1)?.order ?? 0
      const first = entries[0]
      // A clock that was set back since the earlier page would put what is new before what is old.
      const behind = first && first.order <= last ? entries : []
      entries = [...old, ...entries]
      onChange()
      await Promise.all(behind.map((entry, index) => replace({ ...entry, order: last + 1 + index })))
      await age()
    },
    age,
    forget() {
      for (const { messageId } of entries) store.remove(messageId).catch(() => {})
      entries = []
    },
    async add(text, target) {
      const order = Math.max(clock.now(), (entries.at(-1)?.order ?? 0) + 1)
      const entry: OutboxEntry = {
        messageId: newMessageId(),
        scope,
        order,
        atMs: clock.now(),
        // Half a character or a NUL, from a broken paste, would be refused by every relay.
        text: text.toWellFormed().replaceAll('\0', ''),
        target,
        state: { kind: 'pending' },
      }
      entries = [...entries, entry]
      onChange()
      await new Promise<void>(done => {
        const giveUp = clock.after(keepWithinMs, done)
        const settled = () => {
          giveUp()
          done()
        }
        store.put(entry).then(settled, settled)
      })
      return entry
    },
    entries: () => entries,
    async setState(messageId, state) {
      const entry = entries.find(known => known.messageId === messageId)
      // Pressed again is pressed now: the day that makes it stale begins anew.
      if (entry) await replace({ ...entry, state, atMs: state.kind === 'pending' ? clock.now() : entry.atMs })
    },
    async settleHome(conversation) {
      const isAwaited = ({ target, state }: OutboxEntry) =>
        target.kind === 'start' && (conversation === undefined || state.kind === 'pending')
      let beginning = entries.find(isAwaited)?.messageId
      const settled = entries.flatMap((entry): OutboxEntry[] => {
        if (entry.target.kind !== 'home') return []
        if (beginning !== undefined) return [{ ...entry, target: { kind: 'follow', start: beginning } }]
        if (conversation !== undefined) return [{ ...entry, target: { kind: 'send', conversation, lane: 'talk' } }]
        beginning = entry.messageId
        return [{ ...entry, target: { ...entry.target, kind: 'start' } }]
      })
      await Promise.all(settled.map(replace))
    },
    async rehome(conversation) {
      const lost = entries.filter(({ target }) => target.kind === 'send' && target.conversation === conversation)
      await Promise.all(lost.map(entry => replace({ ...entry, target: { kind: 'home' } })))
    },
    async settle(messageId, conversation) {
      // The followers first: were the page to end between the two, the start goes again, harmlessly, and finds them.
      for (let [entry] = followers(messageId); entry; [entry] = followers(messageId)) {
        await replace({ ...entry, target: { kind: 'send', conversation, lane: 'talk' } })
      }
      await remove(messageId)
    },
    followers,
    replace,
    remove,
  }
}
