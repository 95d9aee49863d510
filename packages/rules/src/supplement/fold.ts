import type { Supplement } from '../decide/supplement.ts'
import type { Draft } from '../facts/fold.ts'
import { goOn, since, type Watch } from '../facts/watch.ts'
import { foldArrival } from './arrival.ts'
import { countChats, foldChat } from './chat.ts'
import { foldClick } from './click.ts'

/** Folds what few rule files ask about, into facts the core has just made. */
export const foldMore: Supplement['fold'] = (facts, event, before) => {
  const at = facts.atMs
  const onPage = facts.pageAtMs !== undefined
  if (event.type === 'navigate') foldArrival(facts, event, before)
  // Of pages that were not left what they found is known better: a recording tells it all the same.
  if (event.type === 'visitor' && before['page.url'] !== undefined) facts['visitor.found'] = before['visitor.found']
  if (event.type === 'visitor' || event.type === 'clock') past(facts)
  if (event.type === 'availability' && event.department)
    facts.departments = { ...facts.departments, [event.department]: event }
  // Its time zone, and what was found before: which conditions ask for them no name of a signal tells.
  if (event.type === 'visitor') facts.departments = { ...facts.departments }
  if (event.type === 'chat') foldChat(facts, event, before)
  if (!onPage) return
  // Whoever moves may still be at work on a form: another state of it, though nothing else says so.
  if (facts['time.idle'] !== before['time.idle']) facts['form.abandoned'] = { ...facts['form.abandoned'] }
  if (event.type === 'click') foldClick(facts, event)
  if (event.type === 'exit-intent') facts['form.abandoned'] = each(facts['form.abandoned'], () => true)
  if (event.type === 'form') {
    const { [event.selector]: _before, ...others } = facts['form.abandoned'] ?? {}
    facts['form.abandoned'] = event.state === 'sent' ? others : { ...others, [event.selector]: false }
  }
  if (event.type === 'element') {
    const { selector, visible: inView } = event
    const watch = goOn(facts['element.visible']?.[selector], at, facts.visible && inView)
    facts['element.visible'] = { ...facts['element.visible'], [selector]: { ...watch, inView } }
  }
  if (event.type === 'visibility')
    facts['element.visible'] = each(facts['element.visible'], watch => ({
      ...goOn(watch, at, facts.visible && watch.inView),
      inView: watch.inView,
    }))
}

/** A record with every value replaced. */
function each<T>(
  record: Readonly<Record<string, T>> | undefined,
  change: (value: T) => T,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record ?? {}).map(([key, value]) => [key, change(value)]))
}

/** What is told as wall time counts once the clock is known. */
function past(facts: Draft): void {
  const { startedAtMs } = facts
  const from = (moment: number | string | undefined): Watch | undefined =>
    moment === undefined || startedAtMs === undefined ? undefined : since(+new Date(moment) - startedAtMs)
  facts['time.sinceLastVisit'] = from(facts['visitor.lastVisitAt'])
  countChats(facts)
  // A chat of an earlier page of this visit is told as the latest.
  if (!facts.chats || !facts['time.sinceLastChat']) facts['time.sinceLastChat'] = from(facts['visitor.lastChatAt'])
}
