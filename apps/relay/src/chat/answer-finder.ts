import { buildPatiently, fit, type Sample, type Shelf } from '@beckon/answers'
import type { AnswerFinder } from './finder.ts'
import { rest } from './rest.ts'

/** Finds by the site's own shelf, as sure as the site's own questions allow. */
export async function createAnswerFinder({ answers }: Shelf, samples: readonly Sample[]): Promise<AnswerFinder> {
  const matcher = await buildPatiently(answers, rest)
  matcher.adopt(fit(matcher, samples))
  const byId = new Map(answers.map(answer => [answer.id, answer]))
  return question => {
    const choice = matcher.decide(question)
    if (choice.kind === 'abstain') return undefined
    if (choice.kind === 'offer') return { kind: 'offer', answers: choice.ids.flatMap(id => byId.get(id) ?? []) }
    const answer = byId.get(choice.id)
    return answer && { kind: 'answer', answer }
  }
}
