import type { PanelProps } from './frame.tsx'
import { words } from './words.ts'

/** Who is there and what to expect, in words. */
export function Header({ widget, chat }: PanelProps) {
  const { conversation, desk = widget.settings.desk } = chat.state()
  const { status, operator } = conversation ?? {}
  const expect =
    status === 'served' && operator
      ? words.with(operator.name)
      : status === 'waiting' && desk.online
        ? words.inQueue
        : desk.online
          ? words.here
          : words.away
  return (
    <header>
      <div class="who">
        <h2 dir="auto">{widget.settings.name}</h2>
        <p>
          <span class={desk.online ? 'dot on' : 'dot'} aria-hidden="true" />
          {status === 'closed' ? words.ended : expect}
        </p>
      </div>
      <button class="icon" type="button" aria-label={words.close} onClick={() => widget.close()}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="m6 6 12 12M18 6 6 18" />
        </svg>
      </button>
    </header>
  )
}
