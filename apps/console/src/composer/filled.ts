import { fillPlaceholders } from '@beckon/answers'
import type { ConversationSummary } from '@beckon/protocol'
import type { Operator } from '../sign-in/session.ts'
import { plainOf } from '../text/plain.ts'

/** The text of an answer as it goes into a reply: its placeholders filled, its marks left out. */
export function filledText(text: string, about: ConversationSummary | undefined, { name, sites }: Operator): string {
  const values = {
    'visitor.name': about?.visitor?.name ?? '',
    'operator.name': name,
    'site.name': sites.find(({ key }) => key === about?.site)?.name ?? '',
    'page.title': about?.page?.title ?? '',
    'page.url': about?.page?.url ?? '',
  }
  return plainOf(fillPlaceholders(text, values))
}
