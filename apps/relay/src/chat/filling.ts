import { fillPlaceholders } from '@beckon/answers'
import type { Conversation } from '../store/conversations.ts'
import type { CannedAnswer, Found } from './finder.ts'

/** An answer as it is said to one visitor, with what its placeholders stand for. No operator is there yet. */
export function filled<A extends CannedAnswer>(
  answer: A,
  siteName: string,
  { visitor, page }: Pick<Conversation, 'visitor' | 'page'>,
): A {
  if (!answer.text.includes('{{')) return answer
  const values = {
    'visitor.name': visitor.name,
    'site.name': siteName,
    'page.title': page?.title ?? '',
    'page.url': page?.url ?? '',
  }
  return { ...answer, text: fillPlaceholders(answer.text, values) }
}

/** The same of an answer that was found; what is only offered is filled when it is chosen. */
export function filledFound(
  found: Found | undefined,
  siteName: string,
  conversation: Pick<Conversation, 'visitor' | 'page'>,
): Found | undefined {
  return found?.kind === 'answer' ? { kind: 'answer', answer: filled(found.answer, siteName, conversation) } : found
}
