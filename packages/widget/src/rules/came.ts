import type { Facts, SessionEvent } from '@beckon/rules'
import { cameOf } from '@beckon/rules/engine'
import { follow, followed } from './followed.ts'
import { reportOutcome } from './outcome.ts'
import type { Running } from './running.ts'

/** Tells the relay what has come of the showings of this visit, and of those held out, by an event of this page. */
export function tellWhatCame(page: Running, event: SessionEvent, before: Facts): void {
  const { widget, file, beganMs } = page
  let isNews = false
  const next = followed(page).map(each => {
    const rule = widget.settings.rules?.rules.find(({ id }) => id === each.rule)
    // Another version may have another goal: what was shown in one is not counted by that of the next.
    const goal = each.version === file.version ? rule?.goal : undefined
    const came = cameOf(event, before['chat.state'], beganMs + event.at - each.atMs, goal)
    if (!came || each[came]) return each
    isNews = true
    reportOutcome(page, each, each.isHeldOut ? `held-out-${came}` : came)
    return { ...each, [came]: true as const }
  })
  if (isNews) follow(page, next)
}
