import type { PanelProps } from './props.ts'
import { words } from './words.ts'

/** The words alone, until what shows a conversation has come: nothing that was written may be out of sight. */
export function Bare({ chat, state }: PanelProps) {
  const opening = state.opening()
  const { messages, pending } = chat.state()
  return (
    <div class="body bare" dir="auto">
      {opening?.text && <p>{opening.text}</p>}
      {messages.map(({ messageId, text }) => (
        <p key={messageId}>{text}</p>
      ))}
      {pending.map(entry => (
        <p key={entry.messageId}>
          {entry.text} <small>{entry.state.kind === 'pending' ? words.sending : words.notSent}</small>
        </p>
      ))}
    </div>
  )
}
