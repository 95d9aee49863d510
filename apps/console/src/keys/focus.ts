/** Where the keyboard can be sent. The screen has one of each, so an id is enough. */
export const composerId = 'composer-text'
export const logId = 'log'

export const focusComposer = (): void => document.getElementById(composerId)?.focus()
export const focusLog = (): void => document.getElementById(logId)?.focus()

/** After the next drawing, for what is not there yet. */
export const afterDrawing = (act: () => void): void => void requestAnimationFrame(act)

/** Moves to another row of the queue: from the focused one, else from the open one, else to an end. False where no row is on screen. */
export function focusRow(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')].filter(row => row.offsetParent !== null)
  const from = rows.indexOf(document.activeElement as HTMLElement)
  const open = rows.findIndex(row => row.getAttribute('aria-current') === 'true')
  const start = from >= 0 ? from : open
  const next = start < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, start + step))
  rows[next]?.focus()
  rows[next]?.scrollIntoView({ block: 'nearest' })
  return rows.length > 0
}

/** The conversation of the focused row. */
export const focusedRow = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row

export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
