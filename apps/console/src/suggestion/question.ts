import type { Thread } from '@beckon/client'

/** What a visitor asked last and nobody has replied to yet, with the ids of the answers that this conversation has seen already. */
export type Asked = { text: string; seen: ReadonlySet<string> }

export function askedLast({ messages }: Pick<Thread, 'messages'>): Asked | undefined {
  const said = messages.filter(({ lane, author }) => lane === 'talk' && author.kind !== 'system')
  const last = said.at(-1)
  if (last?.author.kind !== 'visitor') return undefined
  return {
    text: last.text,
    seen: new Set(said.flatMap(({ answer, inserted = [] }) => [...(answer ? [answer.id] : []), ...inserted])),
  }
}
