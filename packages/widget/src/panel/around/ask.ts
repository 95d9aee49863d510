import type { VisitorChat } from '@beckon/client'
import type { Widget } from '../../loader/widget.ts'
import type { Asking, FilledIn } from '../state.ts'

/** Asks what the site wants to know before a chat: `put` shows that and, given nothing, takes it away. Undefined where there is nothing to ask now. */
export function ask(
  { settings }: Widget,
  chat: VisitorChat,
  put: (asking: Asking | undefined) => void,
): Promise<FilledIn | 'taken back'> | undefined {
  const { desk = settings.desk } = chat.state()
  const fields = (settings.appearance.form ?? []).filter(({ when }) => !when || !desk.online)
  if (fields.length === 0) return undefined
  return new Promise(resolve =>
    put({
      fields,
      settle(form) {
        put(undefined)
        resolve(form ?? 'taken back')
      },
    }),
  )
}
