import { type Lift, liftOf, type Rule } from '@beckon/rules'
import type { OutcomeCount } from '../publishing/publisher.ts'
import { type Arm, armsOf } from './groups.ts'
import { IntervalChart, isKnown, liftWords } from './interval-chart.tsx'
import { resultsWords } from './results-words.ts'

type Props = { rule: Rule; counts: readonly OutcomeCount[]; of: (count: OutcomeCount) => boolean }

/** The variants of a rule against its first: in words, as a chart, as a table. */
export function VariantResults({ rule, counts, of }: Props) {
  const [base, ...others] = armsOf(rule, counts, of)
  if (!base) return null
  const lifts = others.map(arm => ({ arm, lift: liftOf(arm, base) }))
  const drawn = lifts.flatMap(({ arm, lift }) => (isKnown(lift) ? [{ label: resultsWords.variant(arm.id), lift }] : []))
  return (
    <section class="variant-results">
      <h4>{resultsWords.variants}</h4>
      <p>{resultsWords.goal(rule.goal)}</p>
      {lifts.map(({ arm, lift }) => (
        <p key={arm.id}>{isKnown(lift) ? resultsWords[lift.verdict](arm.id) : resultsWords.tooFew}</p>
      ))}
      {drawn.length > 0 && <IntervalChart rows={drawn} base={`= ${resultsWords.variant(base.id)}`} />}
      <div class="table-scrolls">
        <table>
          <caption class="hidden">{resultsWords.variants}</caption>
          <thead>
            <tr>
              <th scope="col">{resultsWords.variants}</th>
              <th scope="col">{resultsWords.stages.shown}</th>
              <th scope="col">{resultsWords.reached}</th>
              <th scope="col">{resultsWords.rate}</th>
              <th scope="col">{resultsWords.liftOver(base.id)}</th>
            </tr>
          </thead>
          <tbody>
            <ArmRow arm={base} />
            {lifts.map(({ arm, lift }) => (
              <ArmRow key={arm.id} arm={arm} lift={lift} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="help">{resultsWords.sure}</p>
    </section>
  )
}

function ArmRow({ arm: { id, visitors, reached }, lift }: { arm: Arm; lift?: Lift }) {
  const share = visitors > 0 ? reached / visitors : 0
  return (
    <tr>
      <th scope="row">{resultsWords.variant(id)}</th>
      <td>{visitors.toLocaleString('en')}</td>
      <td>{reached.toLocaleString('en')}</td>
      <td>{`${(share * 100).toFixed(1)} %`}</td>
      <td>{lift && isKnown(lift) ? liftWords(lift) : '–'}</td>
    </tr>
  )
}
