import type { Followed } from '../parts.ts'
import css from './around.css?inline'
import { soundOf } from './sound.ts'

/** What stands around a conversation: a form before it, a menu beside it, a verdict after it, a tone for what comes. */
export { ask } from './ask.ts'
export { Form } from './form.tsx'
export { Menu } from './menu.tsx'
export { Rating } from './rating.tsx'
export { css }

/** Rings for what others write. */
export function follow({ widget, device: { chat } }: Followed): () => void {
  widget.on('message', () => soundOf(widget).heard(chat.state().messages.at(-1)?.messageId ?? ''))
  return () => {}
}
