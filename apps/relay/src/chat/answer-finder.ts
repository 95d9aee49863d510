import {
  type Answer,
  type Asked,
  buildPatiently,
  type Choice,
  fit,
  type Meaning,
  type Meanings,
  type Sample,
} from '@beckon/answers'
import type { CreateFinder, Found } from './finder.ts'
import { rest } from './rest.ts'

/** What texts mean, for who has a model to ask. Neither MUST reject: what is not known in time is not known. */
export type MeaningReader = {
  ofTexts(site: string, texts: readonly string[]): Promise<Meanings | undefined>
  ofQuestion(question: string): Promise<Meaning | undefined>
}

/** Makes finders that go by a site's own shelf, as sure as the site's own questions allow: by words, and with a reader by meaning too. */
export function createAnswerFinders(reader?: MeaningReader): CreateFinder {
  return async ({ answers }, samples, site) => {
    const asked = samples.map(({ question }) => question)
    const texts = answers.flatMap(({ title, phrasings }) => [title, ...phrasings])
    const meanings = answers.length > 0 ? await reader?.ofTexts(site, [...texts, ...asked]) : undefined
    const matcher = await buildPatiently(answers, rest, { meanings })
    matcher.adopt(fit(matcher, samples))
    const byId = new Map(answers.map(answer => [answer.id, answer]))
    const find = (question: string, asked?: Asked) => foundIn(matcher.decide(question, asked), byId)
    if (!reader || !matcher.knowsMeanings()) return { find, isProvisional: reader !== undefined && answers.length > 0 }
    matcher.adopt(fit(matcher, withMeanings(samples, meanings)))
    return { find, meaningOf: reader.ofQuestion }
  }
}

function foundIn(choice: Choice, byId: ReadonlyMap<string, Answer>): Found | undefined {
  if (choice.kind === 'abstain') return undefined
  if (choice.kind === 'offer') return { kind: 'offer', answers: choice.ids.flatMap(id => byId.get(id) ?? []) }
  const answer = byId.get(choice.id)
  return answer && { kind: 'answer', answer }
}

const withMeanings = (samples: readonly Sample[], meanings: Meanings | undefined): Sample[] =>
  samples.map(sample => ({ ...sample, meaning: meanings?.get(sample.question) }))
