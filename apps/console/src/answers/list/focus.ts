const rows = () => [...document.querySelectorAll<HTMLElement>('[data-answer]')]

/** The answer, or what else a row is of, whose row has the focus. */
export const focusedAnswer = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('[data-answer]')?.dataset.answer

/** Sends the keyboard to the next or previous row. */
export function focusAnswer(step: 1 | -1): void {
  const all = rows()
  const at = all.findIndex(row => row.dataset.answer === focusedAnswer())
  const row = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))]
  const link = row?.querySelector<HTMLElement>('a, .primary, button')
  link?.focus()
  link?.scrollIntoView({ block: 'nearest' })
}
