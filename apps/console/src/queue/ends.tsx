import { toggleNotices, togglePresence } from '../desk/actions.ts'
import { useWorkplace } from '../desk/workplace.ts'
import { Icon } from '../icon/icon.tsx'
import { Kbd } from '../keys/kbd.tsx'
import { words } from '../words.ts'

/** Who sits here, and whether new chats come. */
export function QueueHead() {
  const workplace = useWorkplace()
  const { presence } = workplace.view.state.value
  return (
    <header class="bar">
      <bdi class="operator">{workplace.operator.name}</bdi>
      <button type="button" class={`presence ${presence}`} title="Shift+A" onClick={() => togglePresence(workplace)}>
        <i aria-hidden="true" />
        <span class="hidden">{words.presence}</span> {presence === 'online' ? words.online : words.away}
      </button>
      <button
        type="button"
        class="quiet icon-only"
        aria-label={words.palette}
        title={`${words.palette} (Ctrl+K)`}
        onClick={() => (workplace.overlay.value = 'palette')}
      >
        <Icon name="search" />
      </button>
    </header>
  )
}

export function QueueFoot() {
  const workplace = useWorkplace()
  const { area, notices, overlay, signOut } = workplace
  return (
    <footer class="queue-foot">
      {notices.permission() === 'default' && (
        <button type="button" class="notify" onClick={() => void toggleNotices(workplace)}>
          <Icon name="bell" /> {words.notifyMe}
        </button>
      )}
      {(['answers', 'rules', 'widget'] as const).map(part => (
        <button key={part} type="button" class="quiet" title={words.toParts[part]} onClick={() => area.show(part)}>
          {words.parts[part]}
        </button>
      ))}
      <button type="button" class="quiet" onClick={() => (overlay.value = 'shortcuts')}>
        {words.shortcuts} <Kbd keys="?" />
      </button>
      <button type="button" class="quiet" onClick={signOut}>
        Sign out
      </button>
    </footer>
  )
}
