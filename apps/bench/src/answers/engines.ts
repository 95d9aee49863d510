import { type Answerable, build, fit, type Meanings } from '@beckon/answers'
import lunr from 'lunr'
import MiniSearch from 'minisearch'
import { createCentroids, type Found } from './centroid.ts'
import type { Question } from './questions.ts'

/** What an engine says of a question: answers, best first, and how sure it is of the first, on whatever scale. */
export type Ranking = { readonly ids: readonly string[]; readonly sureness: number }
export type Engine = {
  readonly name: string
  /** `development` is there for engines that learn how sure they may be. */
  readonly build: (
    answers: readonly Answerable[],
    development: readonly Question[],
    meanings: Meanings,
  ) => (question: string) => Ranking
  /** Whether its sureness is a probability. */
  readonly isCalibrated: boolean
}

const beckon: Engine = {
  name: 'Beckon',
  isCalibrated: true,
  build: answers => {
    const { match } = build(answers)
    return question => toRanking(match(question))
  },
}

const beckonFitted: Engine = {
  name: 'Beckon, fitted',
  isCalibrated: true,
  build: (answers, development) => {
    const ids = new Set(answers.map(({ id }) => id))
    const samples = development.map(({ text, label }) => ({
      question: text,
      answer: ids.has(label) ? label : undefined,
    }))
    const { calibration } = fit(build(answers), samples)
    const { match } = build(answers, { calibration })
    return question => toRanking(match(question))
  },
}

/** The same by meaning too; asked for with `--embeddings`. How long the model takes is not in its times. */
export const byMeaning: Engine = {
  name: 'Beckon with embeddings',
  isCalibrated: true,
  build: (answers, _development, meanings) => {
    const { match } = build(answers, { meanings })
    return question => toRanking(match(question, { meaning: meanings.get(question) }))
  },
}

function toRanking(matches: readonly { id: string; score: number }[]): Ranking {
  return { ids: matches.map(({ id }) => id), sureness: matches[0]?.score ?? 0 }
}

/** The margin of the others: twice the best less the second. */
function byMargin(found: readonly Found[]): Ranking {
  const [best, second] = found
  return { ids: found.map(({ id }) => id), sureness: 2 * (best?.score ?? 0) - (second?.score ?? 0) }
}

const centroids: Engine = {
  name: 'n-gram centroids',
  isCalibrated: false,
  build: answers => {
    const find = createCentroids(answers)
    return question => byMargin(find(question))
  },
}

const textOf = ({ title, phrasings }: Answerable) => [title, ...phrasings].join('\n')

const miniSearch: Engine = {
  name: 'MiniSearch, a document an answer',
  isCalibrated: false,
  build: answers => {
    const search = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] })
    search.addAll(answers.map(answer => ({ id: answer.id, text: textOf(answer) })))
    return question =>
      byMargin(search.search(question, { fuzzy: 0.2, prefix: true }).map(({ id, score }) => ({ id, score })))
  },
}

const lunrEngine: Engine = {
  name: 'lunr, a document an answer',
  isCalibrated: false,
  build: answers => {
    const index = lunr(function () {
      this.ref('id')
      this.field('text')
      for (const answer of answers) this.add({ id: answer.id, text: textOf(answer) })
    })
    return question => {
      // Its own syntax has no place in a visitor's words.
      const words = question.replace(/[^\p{L}\p{N}\s]/gu, ' ')
      return byMargin(index.search(words).map(({ ref, score }) => ({ id: ref, score })))
    }
  },
}

export const engines: readonly Engine[] = [beckon, beckonFitted, centroids, miniSearch, lunrEngine]
