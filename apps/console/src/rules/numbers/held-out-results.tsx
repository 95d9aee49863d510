import { type Group, liftOf, type Rule } from '@beckon/rules'
import type { OutcomeCount } from '../publishing/publisher.ts'
import { armsOf, heldOutOf, shownOf } from './groups.ts'
import { IntervalChart, isKnown, liftWords } from './interval-chart.tsx'
import { resultsWords } from './results-words.ts'

type Props = { rule: Rule; counts: readonly OutcomeCount[]; of: (count: OutcomeCount) => boolean }

/** Those who saw the rule, and each of its variants, against those held out: in words, as a chart, as a table. */
export function HeldOutResults({ rule, counts, of }: Props) {
  const heldOut = heldOutOf(rule, counts, of)
  const whole = { label: resultsWords.whole, group: shownOf(rule, counts, of) }
  const arms = armsOf(rule, counts, of).map(arm => ({ label: resultsWords.variant(arm.id), group: arm }))
  const rows = [whole, ...arms].map(row => ({ ...row, lift: liftOf(row.group, heldOut) }))
  const drawn = rows.filter(({ lift }) => isKnown(lift))
  return (
    <section class="held-out-results">
      <h4>{resultsWords.help}</h4>
      <p>{resultsWords.goal(rule.goal)}</p>
      {rows.slice(0, 1).map(({ lift }) => (
        <p key="verdict">{isKnown(lift) ? resultsWords.helps[lift.verdict] : resultsWords.tooFewHeldOut}</p>
      ))}
      {drawn.length > 0 && <IntervalChart rows={drawn} base={`= ${resultsWords.stages['held-out']}`} />}
      <div class="table-scrolls">
        <table>
          <caption class="hidden">{resultsWords.help}</caption>
          <thead>
            <tr>
              <th scope="col">{resultsWords.group}</th>
              <th scope="col">{resultsWords.visitors}</th>
              <th scope="col">{resultsWords.reached}</th>
              <th scope="col">{resultsWords.rate}</th>
              <th scope="col">{resultsWords.lift}</th>
            </tr>
          </thead>
          <tbody>
            <GroupRow label={resultsWords.stages['held-out']} group={heldOut} lift="–" />
            {rows.map(({ label, group, lift }) => (
              <GroupRow key={label} label={label} group={group} lift={isKnown(lift) ? liftWords(lift) : '–'} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="help">{resultsWords.sure}</p>
    </section>
  )
}

function GroupRow({ label, group: { visitors, reached }, lift }: { label: string; group: Group; lift: string }) {
  const rate = visitors > 0 ? reached / visitors : 0
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{visitors.toLocaleString('en')}</td>
      <td>{reached.toLocaleString('en')}</td>
      <td>{`${(rate * 100).toFixed(1)} %`}</td>
      <td>{lift}</td>
    </tr>
  )
}
