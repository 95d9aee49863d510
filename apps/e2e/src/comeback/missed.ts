import { newId } from '../../../relay/src/identity/tokens.ts'
import { openSqliteStore } from '../../../relay/src/store/sqlite/open.ts'

/** Stores the same messages in each conversation while no relay runs, as other relays would have. */
export async function storeMissed(folder: string, conversations: readonly string[], texts: readonly string[]) {
  const store = await openSqliteStore(folder)
  const author = { kind: 'operator' as const, id: 'ada', name: 'Ada' }
  const messages = () =>
    texts.map(text => ({ lane: 'talk' as const, message: { messageId: newId(), at: Date.now(), author, text } }))
  const written = await Promise.all(
    conversations.map(conversation =>
      store.conversations.write({ conversation, decide: () => ({ ok: true, messages: messages() }) }),
    ),
  )
  await store.close()
  if (written.some(({ ok }) => !ok)) throw new Error('not stored')
}
