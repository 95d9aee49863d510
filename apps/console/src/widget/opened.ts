import { signal } from '@preact/signals'
import type { Workplace } from '../desk/workplace.ts'
import { keptBySite } from '../part/by-site.ts'
import type { Refused } from '../part/refused.ts'
import type { Site } from '../sign-in/session.ts'
import { createKeeper } from './keeper.ts'
import { createSiteWidget, type SiteWidget } from './site-widget.ts'

export type Opened =
  | { kind: 'loading' }
  | { kind: 'failed'; code: Refused['code'] }
  | { kind: 'ready'; widget: SiteWidget }

/** The widget of a site, loaded when it is first asked for. */
export const openedWidget = keptBySite(open)

function open({ ask, environment, toasts, operator }: Workplace, site: Site) {
  const keeper = createKeeper(ask, site.key)
  const state = signal<Opened>({ kind: 'loading' })
  async function load() {
    state.value = { kind: 'loading' }
    const found = await keeper.inForce()
    if (!found.ok) {
      state.value = { kind: 'failed', code: found.code }
      return
    }
    const keepKey = `beckon.widget.${operator.id}.${site.key}`
    const widget = createSiteWidget({ site, keeper, inForce: found, keep: environment.keep, keepKey, toasts })
    state.value = { kind: 'ready', widget }
  }
  void load()
  return { state, load }
}
