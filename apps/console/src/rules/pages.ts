import type { Site } from '../sign-in/session.ts'

/** A page of the rules, as it stands in the address: `SITE/NAME/RULE`. */
export type RulesPage = { site: string; name: PageName; rule?: string }
export type PageName = 'list' | 'templates' | 'edit' | 'try' | 'results' | 'versions'

const pageNames: readonly PageName[] = ['list', 'templates', 'edit', 'try', 'results', 'versions']

/** The page an address names; the list of the first site where it names none that is theirs. */
export function pageOf(path: string, sites: readonly Site[]): RulesPage | undefined {
  const [site = '', name = '', rule] = path.split('/').map(decode)
  const known = sites.find(({ key }) => key === site) ?? sites[0]
  if (!known) return undefined
  const page = pageNames.find(each => each === name) ?? 'list'
  return { site: known.key, name: page, ...(rule && { rule }) }
}

export const pathOf = ({ site, name, rule }: RulesPage): string =>
  [site, ...(name === 'list' ? [] : [name]), ...(rule ? [rule] : [])].map(encodeURIComponent).join('/')

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
