import type { Rule } from '@beckon/rules'
import type { OutcomeCount } from '../publishing/publisher.ts'
import { armsOf } from './funnel.ts'
import { IntervalChart, liftWords } from './interval-chart.tsx'
import { liftOf, shareOf } from './lift.ts'
import { resultsWords } from './results-words.ts'

type Props = { rule: Rule; counts: readonly OutcomeCount[]; of: (count: OutcomeCount) => boolean }

/** The variants of a rule against its first: in words, as a chart, as a table. */
export function VariantResults({ rule, counts, of }: Props) {
  const [base, ...others] = armsOf(rule, counts, of)
  if (!base) return null
  const lifts = others.map(arm => ({ arm, lift: liftOf(arm, base) }))
  const drawn = lifts.flatMap(({ arm, lift }) => (lift ? [{ label: resultsWords.variant(arm.id), lift }] : []))
  return (
    <section class="variant-results">
      <h4>{resultsWords.variants}</h4>
      {lifts.map(({ arm, lift }) => (
        <p key={arm.id}>
          {!lift && resultsWords.tooFew}
          {lift &&
            (lift.low > 0 ? resultsWords.better : lift.high < 0 ? resultsWords.worse : resultsWords.early)(arm.id)}
        </p>
      ))}
      {drawn.length > 0 && <IntervalChart rows={drawn} base={`= ${resultsWords.variant(base.id)}`} />}
      <div class="table-scrolls">
        <table>
          <caption class="hidden">{resultsWords.variants}</caption>
          <thead>
            <tr>
              <th scope="col">{resultsWords.variants}</th>
              <th scope="col">{resultsWords.stages.shown}</th>
              <th scope="col">{resultsWords.chats}</th>
              <th scope="col">{resultsWords.perShowing}</th>
              <th scope="col">{resultsWords.liftOver(base.id)}</th>
            </tr>
          </thead>
          <tbody>
            {[base, ...others].map((arm, at) => {
              const lift = at > 0 ? liftOf(arm, base) : undefined
              return (
                <tr key={arm.id}>
                  <th scope="row">{resultsWords.variant(arm.id)}</th>
                  <td>{arm.shown.toLocaleString('en')}</td>
                  <td>{arm.chatted.toLocaleString('en')}</td>
                  <td>{`${(shareOf(arm) * 100).toFixed(1)} %`}</td>
                  <td>{lift ? liftWords(lift) : '–'}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <p class="help">{resultsWords.sure}</p>
    </section>
  )
}
