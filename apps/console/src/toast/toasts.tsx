import { useWorkplace } from '../desk/workplace.ts'
import { Icon } from '../icon/icon.tsx'
import { Kbd } from '../keys/kbd.tsx'
import { words } from '../words.ts'

export function ToastList() {
  const { toasts } = useWorkplace()
  return (
    <div class="toasts" role="status">
      {toasts.shown.value.map(({ id, text, tone, action }) => (
        <div key={id} class={`toast ${tone}`}>
          <span dir="auto">{text}</span>
          {action ? (
            <button type="button" onClick={action.run}>
              {action.label} {action.keys && <Kbd keys={action.keys.toUpperCase()} />}
            </button>
          ) : (
            <button type="button" class="quiet icon-only" aria-label={words.close} onClick={() => toasts.dismiss(id)}>
              <Icon name="close" />
            </button>
          )}
        </div>
      ))}
    </div>
  )
}
