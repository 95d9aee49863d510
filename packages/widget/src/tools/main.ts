import type { Running } from '../rules/running.ts'
import { showOverlay } from './overlay.ts'
import { record } from './record.ts'
import { tryRule } from './trial.ts'

/** What whoever writes the rules can do on a page: `?beckon=debug` shows all rules live, a signed link tries one, `Beckon('record')` records the visit. */
export function use(page: Running, how?: string): unknown {
  if (how !== undefined) return record(page, how)
  const asked = new URLSearchParams(location.search)
  const token = asked.get('beckon-test')
  if (token !== null) void tryRule(page, token)
  if (asked.get('beckon') === 'debug') page.loaded(({ engage }) => showOverlay(engage(page)))
  return undefined
}
