import { type Answer, answersForVisitors, build, type Matcher } from '@beckon/answers'
import { readAnswers } from '../chat/shelf-publishing.ts'
import { type Given, WrongUse, withStore } from './command.ts'
import { noSite, readShelf } from './shelf-files.ts'

const mostShown = 5

/** `beckon answers ask QUESTION --site KEY | --file FILE`: exit code 0 when the question is answered, 1 when it goes to a person or is offered some. */
export async function askShelf(given: Given): Promise<number> {
  const { config, io, words, option } = given
  const question = words.slice(1).join(' ')
  const site = option('site')
  const file = option('file')
  if (!question || (site === undefined) === (file === undefined))
    throw new WrongUse('Say "answers ask QUESTION --site KEY" or "… --file FILE".')
  if (file !== undefined) {
    const read = await readShelf(file, io)
    for (const { line, message } of read?.problems ?? []) io.err(`${file}:${line}: ${message}`)
    return read && read.problems.length === 0 ? tell(given, question, read.answers) : 1
  }
  const key = String(site)
  return withStore(config, io, async ({ sites }) => {
    const found = await sites.find(key)
    return found ? tell(given, question, await readAnswers(sites, key, found.answersVersion)) : noSite(key, io)
  })
}

function tell({ io, json }: Given, question: string, shelf: readonly Answer[]): number {
  const answers = answersForVisitors(shelf)
  const matcher = build(answers)
  const decision = matcher.decide(question)
  const best = matcher.match(question).slice(0, mostShown)
  if (json) {
    io.out(
      JSON.stringify({
        question,
        decision,
        best: best.map(match => ({ ...match, ...why(matcher, question, match.id) })),
      }),
    )
  } else {
    io.out(verdict[decision.kind])
    const titles = new Map(answers.map(({ id, title }) => [id, title]))
    for (const { id, score } of best) {
      const { words = [] } = why(matcher, question, id)
      io.out(
        `${String(Math.round(score * 100)).padStart(4)} %  ${id}  ${titles.get(id)}${words.length > 0 ? `  (${words.join(', ')})` : ''}`,
      )
    }
  }
  return decision.kind === 'answer' ? 0 : 1
}

const verdict = {
  answer: 'Would be answered.',
  offer: 'Would be offered the best to choose from.',
  abstain: 'Would go to a person.',
} as const

/** The words of the question that made it, the weightiest first. */
function why({ explain }: Pick<Matcher, 'explain'>, question: string, id: string) {
  const found = explain(question, id)
  if (!found) return {}
  const words = [...found.words].sort((a, b) => b.share - a.share).map(({ word }) => word)
  return { words: words.slice(0, 4), nearest: found.nearest }
}
