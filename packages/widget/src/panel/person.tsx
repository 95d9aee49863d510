import { expectWords } from './expect.ts'
import { Icon } from './icon.tsx'
import type { PanelProps } from './props.ts'
import { words } from './words.ts'

/**
 * A person, in sight from the first moment: what to expect, and then what to do next. Before there is a conversation it can be pressed again and is taken
 * back.
 */
export function Person({ widget, chat, state }: PanelProps) {
  const { desk = widget.settings.desk, conversation } = chat.state()
  if (conversation && conversation.status !== 'open') return null
  const isWanted = state.wantsPerson()
  return (
    <button type="button" class="person" aria-pressed={isWanted} onClick={state.wantPerson}>
      <Icon
        d={
          isWanted ? 'm5 12.5 4.5 4.5L19 7.5' : 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-7 8c.6-3.5 3.4-5 7-5s6.4 1.5 7 5'
        }
      />
      <span>
        <b>{words.person}</b>
        <small>{isWanted ? words.personNext : expectWords(desk)}</small>
      </span>
    </button>
  )
}
