import type { Answer } from '@beckon/answers'
import { signal } from '@preact/signals'
import type { Workplace } from '../desk/workplace.ts'
import { keptBySite } from '../part/by-site.ts'
import type { Refused } from '../part/refused.ts'
import type { Site } from '../sign-in/session.ts'
import { createKeeper } from './keeper.ts'
import { createSiteAnswers, type SiteAnswers } from './site-answers.ts'

export type Opened =
  | { kind: 'loading' }
  | { kind: 'failed'; code: Refused['code'] }
  | { kind: 'ready'; answers: SiteAnswers }

/** The answers of a site, loaded when they are first asked for; who comes back finds the list as it was left. */
export const openedAnswers = keptBySite(open)

function open(workplace: Workplace, site: Site) {
  const { ask, relay, environment, toasts, operator } = workplace
  const keeper = createKeeper(ask, relay, site.key)
  const state = signal<Opened>({ kind: 'loading' })
  async function load() {
    state.value = { kind: 'loading' }
    const found = await keeper.shelf()
    if (!found.ok) {
      state.value = { kind: 'failed', code: found.code }
      return
    }
    const answers = createSiteAnswers({
      site,
      keeper,
      shelf: found,
      keep: environment.keep,
      keepKey: `beckon.answers.${operator.id}.${site.key}`,
      clock: environment.clock,
      toasts,
      onChange: saved => toDesk(workplace, site.key, saved),
    })
    state.value = { kind: 'ready', answers }
  }
  void load()
  return { state, load }
}

/** What the slash in the composer finds. */
function toDesk({ answers }: Workplace, site: string, saved: readonly Answer[]) {
  const known = Array.isArray(answers.peek()) ? answers.peek() : []
  const others = Array.isArray(known) ? known.filter(answer => answer.site !== site) : []
  answers.value = [...others, ...saved.map(answer => ({ ...answer, site }))]
}
