import { shownAppearance } from '@beckon/protocol'
import { rulesForPages } from '../chat/page-rules.ts'
import type { SiteInForce } from '../chat/published.ts'
import { spokenOn, wishesIn } from '../words/spoken.ts'
import { isAllowed } from './origins.ts'
import type { PageDesk } from './page-desk.ts'
import type { Parts } from './parts.ts'

/** What browsers send of languages. Anything else is somebody's invention. */
const plainLang = /^[\w-]{0,35},[\w-]{0,35}$/

export type PageSettings = ReturnType<typeof createPageSettings>

/** What a page is told of its site before anything happens on it. */
export function createPageSettings({ store, published, languages }: Parts, desk: PageDesk) {
  /** What the last page of a site asked, from where: the next one will ask the same. */
  const lastAsked = new Map<string, { origin: string; lang: string }>()

  /** As JSON. `lang` is `TAG,PAGE`, either of which may be empty; `accepts` what the browser likes. */
  async function read(inForce: SiteInForce, lang: unknown, accepts: string | undefined): Promise<string> {
    const { site, answers, find } = inForce
    const rules = await store.sites.published('rules', site.key, site.rulesVersion)
    const words = spokenOn(languages(), site.appearance, { ...wishesIn(lang), accepts })
    return JSON.stringify({
      name: site.name,
      rules: {
        ...rulesForPages(rules === undefined ? { rules: [] } : JSON.parse(rules), find),
        version: site.rulesVersion,
      },
      desk: await desk.ofSite(site.key),
      ...(await desk.ofDepartments(inForce)),
      appearance: shownAppearance(site.appearance, words?.dir),
      hasAnswers: answers.length > 0,
      words,
    })
  }

  return {
    read,
    /** A page that the site lists has asked. */
    asked(site: string, origin: string, lang: unknown): void {
      if (typeof lang === 'string' && plainLang.test(lang)) lastAsked.set(site, { origin, lang })
    },
    /**
     * What the script of a site may be called with, as JavaScript: the answer to what the next page will ask, for pages of that origin only. Undefined while no page has
     * asked, and where JSON would mean something else as a program.
     */
    async ahead(key: string, accepts: string | undefined): Promise<string | undefined> {
      const last = lastAsked.get(key)
      if (!last) return undefined
      const inForce = await published.site(key)
      if (!inForce || !isAllowed(inForce.site, last.origin)) return undefined
      const settings = await read(inForce, last.lang, accepts)
      if (settings.includes('"__proto__":')) return undefined
      return `origin==${JSON.stringify(last.origin)}&&{${JSON.stringify(`${key}?lang=${last.lang}`)}:${settings}}`
    },
  }
}
