import { build, type Shelf } from '@beckon/answers'
import type { AnswerFinder } from './finder.ts'

/**
 * Finds by the site's own shelf. A few that may fit are no answer: the widget offers those before the words are sent, and here
 * a person is the more honest choice.
 */
export function createAnswerFinder({ answers }: Shelf): AnswerFinder {
  const matcher = build(answers)
  const byId = new Map(answers.map(answer => [answer.id, answer]))
  return question => {
    const choice = matcher.decide(question)
    return choice.kind === 'answer' ? byId.get(choice.id) : undefined
  }
}
