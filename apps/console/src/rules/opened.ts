import { signal } from '@preact/signals'
import type { Workplace } from '../desk/workplace.ts'
import { keptBySite } from '../part/by-site.ts'
import type { Site } from '../sign-in/session.ts'
import { createPublisher, type Refused } from './publishing/publisher.ts'
import { createSiteRules, type SiteRules } from './site-rules.ts'

export type Opened =
  | { kind: 'loading' }
  | { kind: 'failed'; code: Refused['code'] }
  | { kind: 'ready'; rules: SiteRules }

/** The rules of a site, loaded when they are first asked for; who comes back finds the steps of the draft as they were. */
export const openedRules = keptBySite(open)

function open(workplace: Workplace, site: Site) {
  const { ask, environment, toasts, operator, answers } = workplace
  const publisher = createPublisher(ask, site.key)
  const state = signal<Opened>({ kind: 'loading' })
  async function load() {
    state.value = { kind: 'loading' }
    const found = await publisher.inForce()
    if (!found.ok) {
      state.value = { kind: 'failed', code: found.code }
      return
    }
    const rules = createSiteRules({
      site,
      publisher,
      inForce: found,
      keep: environment.keep,
      keepKey: `beckon.rules.${operator.id}.${site.key}`,
      clock: environment.clock,
      toasts,
      operator: operator.name,
      answerTitle: id =>
        Array.isArray(answers.value) ? answers.value.find(answer => answer.id === id)?.title : undefined,
    })
    state.value = { kind: 'ready', rules }
    void rules.refreshCounts()
    if (rules.draft.isChanged.peek() && rules.draft.base.peek().version !== found.version) void rules.meetNewest()
  }
  void load()
  return { state, load }
}
