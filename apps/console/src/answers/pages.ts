import type { Site } from '../sign-in/session.ts'

/** A page of the answers, as it stands in the address: `SITE/NAME/ANSWER`. */
export type AnswersPage = { site: string; name: PageName; answer?: string }
export type PageName = 'list' | 'edit' | 'unanswered' | 'proposals' | 'files'

const pageNames: readonly PageName[] = ['list', 'edit', 'unanswered', 'proposals', 'files']

/** The page an address names; the list of the first site where it names none that is theirs. */
export function pageOf(path: string, sites: readonly Site[]): AnswersPage | undefined {
  const [site = '', name = '', answer] = path.split('/').map(decode)
  const known = sites.find(({ key }) => key === site) ?? sites[0]
  if (!known) return undefined
  const page = pageNames.find(each => each === name) ?? 'list'
  return { site: known.key, name: page, ...(answer && { answer }) }
}

export const pathOf = ({ site, name, answer }: AnswersPage): string =>
  [site, ...(name === 'list' ? [] : [name]), ...(answer ? [answer] : [])].map(encodeURIComponent).join('/')

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
