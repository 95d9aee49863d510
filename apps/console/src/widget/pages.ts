import type { Site } from '../sign-in/session.ts'

/** A page of the widget, as it stands in the address: `SITE/NAME`. */
export type WidgetPage = { site: string; name: PageName }
export type PageName = 'look' | 'questions' | 'texts'

const pageNames: readonly PageName[] = ['look', 'questions', 'texts']

/** The page an address names; the look of the first site where it names none that is theirs. */
export function pageOf(path: string, sites: readonly Site[]): WidgetPage | undefined {
  const [site = '', name] = path.split('/')
  const known = sites.find(({ key }) => encodeURIComponent(key) === site) ?? sites[0]
  return known && { site: known.key, name: pageNames.find(each => each === name) ?? 'look' }
}

export const pathOf = ({ site, name }: WidgetPage): string =>
  [encodeURIComponent(site), ...(name === 'look' ? [] : [name])].join('/')
