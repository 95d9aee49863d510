import { useSiteWidget } from '../site-widget.ts'
import { words } from '../words.ts'

/** Whether visitors have it already, and what can be done where they have not. */
export function SaveBar({ canSave }: { canSave: boolean }) {
  const { draft, problems, isBusy, discard } = useSiteWidget()
  const isChanged = draft.isChanged.value
  const count = problems.value.length
  return (
    <footer class="save-bar">
      <p class="help" role="status">
        {draft.clash.value ? words.clashed : !isChanged ? words.inForce : count > 0 ? words.blocked(count) : words.kept}
      </p>
      {isChanged && (
        <button type="button" class="quiet" onClick={discard}>
          {words.discard}
        </button>
      )}
      <button type="submit" class="primary" disabled={!canSave}>
        {isBusy.value ? words.saving : words.save} <kbd>Ctrl S</kbd>
      </button>
    </footer>
  )
}
