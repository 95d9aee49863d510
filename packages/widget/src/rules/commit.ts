import { firstOf, followed } from './followed.ts'
import { newId } from './id.ts'
import { reportOutcome } from './outcome.ts'
import type { Engaged, Shown, Visit } from './running.ts'
import { tell } from './tabs.ts'

/** Decides, and shows what is decided as a showing of this id, in the name of an operator where one is named: first it is written, then told to the other tabs, then to the relay, then drawn, then told to the page. */
export function commit(page: Engaged, id: string, by?: string): void {
  const { run, decisions } = page.look()
  const begun: Shown[] = decisions.flatMap(({ show }) => (show ? [{ ...show, id }] : []))
  const [shown] = begun
  const held = decisions.flatMap(({ heldOut = [] }) =>
    heldOut.map(each => ({ ...each, id: newId(), isHeldOut: true as const })),
  )
  const first = firstOf(page, [...held, ...begun], run.facts.atMs)
  const visit: Visit = {
    ...run.memory.visit,
    followed: [...followed(page), ...first],
    ...(shown && { shown: { id, version: shown.version, by } }),
  }
  page.isAdmitting = false
  const moment = {
    run: { ...run, memory: { ...run.memory, visit } },
    decisions: decisions.map(({ show: _show, heldOut: _held, ...ended }) => ended),
  }
  page.take(moment, () => {
    // A tab that dies while it draws has shown it: where nothing is stored only the others know.
    tell(page)
    for (const each of first) reportOutcome(page, each, each.isHeldOut ? 'held-out' : 'shown')
    if (shown && !first.some(each => each.id === id)) reportOutcome(page, shown, 'repeated')
  })
  for (const showing of begun) {
    page.widget.emit('shown', showing.rule)
    for (const action of showing.actions)
      if (action.action === 'emit' && !ownEvent.test(action.name))
        page.widget.emit(action.name as 'shown', action.data as never)
  }
}

/** What the widget says itself: a rule that said it would be believed. */
const ownEvent = /^(ready|open|close|unread|chat|message|shown|retracted|identify|identity)$/
