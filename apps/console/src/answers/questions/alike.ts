import { type Answer, groupAlike } from '@beckon/answers'
import type { Question } from '../keeper.ts'

/** Questions that ask the same. */
export type Alike = {
  /** The most asked first. */
  questions: readonly Question[]
  count: number
  /** When the last of them was asked, in milliseconds. */
  at: number
  nearest?: { id: string; score: number }
}

/** The most asked first; the shelf says which words are common here. A second for a thousand questions. */
export function alikeOf(questions: readonly Question[], shelf: readonly Answer[] = []): Alike[] {
  const phrasings = shelf.flatMap(({ title, phrasings }) => [title, ...phrasings])
  return groupAlike(
    questions.map(({ text }) => text),
    phrasings,
  )
    .map(places => alike(places.flatMap(place => questions[place] ?? [])))
    .sort((a, b) => b.count - a.count || b.at - a.at)
}

function alike(members: readonly Question[]): Alike {
  const questions = members.toSorted((a, b) => b.count - a.count || a.text.length - b.text.length)
  const nearest = members
    .flatMap(({ nearest }) => nearest ?? [])
    .reduce<Alike['nearest']>((best, next) => (best && best.score >= next.score ? best : next), undefined)
  return {
    questions,
    count: members.reduce((sum, { count }) => sum + count, 0),
    at: Math.max(...members.map(({ at }) => at)),
    ...(nearest && { nearest }),
  }
}

/** What an answer to them could be called: what was asked most, and shortest. */
export const titleFor = ({ questions: [first] }: Alike): string => {
  const text = first?.text.trim() ?? ''
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
