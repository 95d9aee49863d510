import { compareSimulations, type NamedSession, type RuleFile, type SessionDecision } from '@beckon/rules'
import { titleOf } from '../publishing/changes.ts'
import { ruleOf } from '../site-rules.ts'
import { clockOf, trialWords } from './trial-words.ts'

type Props = {
  draft: RuleFile
  published: RuleFile
  visits: readonly NamedSession[]
  onMoment: (visit: string, atMs: number) => void
}

const mostDifferences = 100

/** The draft beside what is published, over all chosen visits: how often, by rule, and each difference. */
export function Comparison({ draft, published, visits, onMoment }: Props) {
  const { now, against, differences, sameSessions } = compareSimulations(draft, published, visits)
  const ids = [...new Set([...draft.rules, ...published.rules].map(({ id }) => id))]
  const nameOf = (id: string) => titleOf(ruleOf(draft, id) ?? ruleOf(published, id) ?? { id })
  const count = (side: typeof now, id: string) => side.summary.rules.find(({ rule }) => rule === id)
  return (
    <section>
      <p class="summary">
        <b>{trialWords.summary(now.summary.sessionsShown, visits.length)}</b>{' '}
        {trialWords.before(against.summary.sessionsShown)} {trialWords.sameVisits(sameSessions, visits.length)}
      </p>
      <div class="table-scrolls">
        <table>
          <caption class="hidden">{trialWords.byRule}</caption>
          <thead>
            <tr>
              <th scope="col">{trialWords.rule}</th>
              <th scope="col">{trialWords.draftShown}</th>
              <th scope="col">{trialWords.publishedShown}</th>
              <th scope="col">{trialWords.heldOut}</th>
            </tr>
          </thead>
          <tbody>
            {ids.map(id => (
              <tr key={id}>
                <th scope="row" dir="auto">
                  {nameOf(id)}
                </th>
                <td>{count(now, id)?.shown ?? '–'}</td>
                <td>{count(against, id)?.shown ?? '–'}</td>
                <td>{count(now, id)?.heldOut ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {differences.length > 0 && (
        <>
          <h3>{trialWords.changes}</h3>
          <ul class="differences">
            {differences.slice(0, mostDifferences).map(each => (
              <li key={`${each.session} ${each.at} ${each.only} ${whatOf(each, nameOf)}`}>
                <button type="button" class="quiet" onClick={() => onMoment(each.session, each.at)}>
                  <span class="mark">{trialWords.only[each.only]}</span> {each.session}, {clockOf(each.at)}:{' '}
                  {whatOf(each, nameOf)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function whatOf(done: SessionDecision, nameOf: (id: string) => string): string {
  if ('show' in done) return trialWords.shownAt(nameOf(done.show))
  if ('retract' in done) return trialWords.goesAt(nameOf(done.retract))
  return trialWords.heldOutRule(nameOf(done.heldOut))
}
