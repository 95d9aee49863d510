import { type Answer, answersForVisitors, type Matcher } from '@beckon/answers'
import { formWords } from './form-words.ts'

/** What the shelf says to a question. */
export type Told = {
  decision: string
  /** The best five, and the one that is written if it is not among them. */
  scores: readonly { id: string; title: string; score: number }[]
  /** Of the best. */
  why?: { title: string; words: readonly { word: string; share: number }[]; nearest: string }
}

const mostScores = 5

/** What visitors are answered from, with the one that is written as it stands now. */
export const askable = (others: readonly Answer[], written: Answer): Answer[] =>
  answersForVisitors([...others, written])

export function askShelf(matcher: Matcher, answers: readonly Answer[], question: string, written: string): Told {
  const titles = new Map(answers.map(({ id, title }) => [id, title || formWords.newTitle]))
  const titleOf = (id: string) => titles.get(id) ?? id
  const matches = matcher.match(question)
  const choice = matcher.decide(question)
  const own = matches.findIndex(({ id }) => id === written)
  const shown = matches.filter((_, place) => place < mostScores || place === own)
  const [best] = matches
  const explanation = best && matcher.explain(question, best.id)
  return {
    decision:
      choice.kind === 'answer'
        ? formWords.wouldAnswer(titleOf(choice.id))
        : choice.kind === 'offer'
          ? formWords.wouldOffer(choice.ids.map(titleOf))
          : formWords.wouldHandOver[choice.reason],
    scores: shown.map(({ id, score }) => ({ id, score, title: titleOf(id) })),
    ...(best && explanation && { why: { title: titleOf(best.id), ...explanation } }),
  }
}
