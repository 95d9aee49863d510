import type { Workplace } from '../desk/workplace.ts'
import type { Site } from '../sign-in/session.ts'

/** Opens something of a site when it is first asked for; who comes back finds it as it was left. */
export function keptBySite<Opened>(open: (workplace: Workplace, site: Site) => Opened) {
  const openedOf = new WeakMap<Workplace, Map<string, Opened>>()
  return (workplace: Workplace, site: Site): Opened => {
    const known = openedOf.get(workplace) ?? new Map<string, Opened>()
    openedOf.set(workplace, known)
    const opened = known.get(site.key) ?? open(workplace, site)
    known.set(site.key, opened)
    return opened
  }
}
