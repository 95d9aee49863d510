import type { Workplace } from '../desk/workplace.ts'
import { commandsOf } from './commands.ts'
import { focusedRow, focusLog, focusRow, isWriting } from './focus.ts'
import { isSingleKey, keyName } from './key-name.ts'

/** Listens for the keys of all commands; returns the function that stops it. */
export function listenForKeys(workplace: Workplace): () => void {
  const { area, overlay, queue, settings } = workplace

  function pressed(event: KeyboardEvent) {
    // Whoever types is not pointing: the list may move again.
    queue.release()
    if (event.defaultPrevented || event.isComposing || overlay.peek() !== 'none') return
    const name = keyName(event)
    const isInPart = area.open.peek() !== undefined
    if (name === 'Escape' && isWriting(event.target)) return isInPart ? leaveField() : leave()
    if (name === 'Escape' && !isInPart) return
    if (name === 'ArrowDown' || name === 'ArrowUp') {
      if (isInPart || focusedRow() === undefined) return
      event.preventDefault()
      focusRow(name === 'ArrowDown' ? 1 : -1)
      return
    }
    if (isSingleKey(name) && (isWriting(event.target) || !settings.singleKeys.peek())) return
    const command = commandsOf(workplace).find(({ keys, local }) => keys === name && !local)
    if (!command) return
    event.preventDefault()
    command.run?.()
  }

  addEventListener('keydown', pressed)
  return () => removeEventListener('keydown', pressed)
}

function leaveField() {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** Out of the composer, to where single keys work. */
function leave() {
  const row = document.querySelector<HTMLElement>('[data-row][aria-current="true"]')
  if (row?.offsetParent) row.focus()
  else focusLog()
}
