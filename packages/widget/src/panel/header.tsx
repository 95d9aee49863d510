import { expectWords } from './expect.ts'
import { Icon } from './icon.tsx'
import type { PanelProps } from './props.ts'
import { words } from './words.ts'

/** Who is there and what to expect, in words. */
export function Header(props: PanelProps) {
  const { widget, chat } = props
  const { conversation, desk = widget.settings.desk } = chat.state()
  const { status, operator } = conversation ?? {}
  const { name } = widget.settings
  const Menu = conversation && props.around()?.Menu
  const expect =
    status === 'closed'
      ? words.ended
      : status === 'served' && operator
        ? words.with(operator.name)
        : status === 'waiting' && desk.online
          ? words.inQueue
          : expectWords(desk)
  return (
    <header>
      <span class={desk.online ? 'face on' : 'face'} aria-hidden="true">
        {firstLetter((status === 'served' && operator?.name) || name)}
      </span>
      <div class="who">
        <h2 dir="auto">{name}</h2>
        <p>{expect}</p>
      </div>
      {Menu && <Menu {...props} />}
      <button class="icon" type="button" aria-label={words.close} onClick={() => widget.close()}>
        <Icon d="m6 6 12 12M18 6 6 18" />
      </button>
    </header>
  )
}

/** By code point, so that an emoji or a letter beyond the first plane stays whole. */
const firstLetter = (name: string) => [...name.trim()][0]?.toUpperCase()
