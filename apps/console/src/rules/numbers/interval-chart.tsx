import type { Lift } from '@beckon/rules'
import { Fragment } from 'preact'
import { resultsWords } from './results-words.ts'

type Props = { rows: readonly { label: string; lift: Lift }[]; base: string }

/** The lift of each variant as a point in its interval, with the line of no difference through all. It says in words what it draws. */
export function IntervalChart({ rows, base }: Props) {
  const most = Math.max(0.01, ...rows.flatMap(({ lift }) => [Math.abs(lift.low), Math.abs(lift.high)])) * 1.1
  const x = (value: number) => `${((value + most) / (2 * most)) * 100}%`
  const said = rows.map(({ label, lift }) => `${label}: ${liftWords(lift)}`).join('. ')
  return (
    // Shares of the width and no view box: on a phone the letters stay as large as all others.
    <div class="interval-chart" role="img" aria-label={said}>
      <svg class="axis" aria-hidden="true">
        <text x={x(0)} y={12} text-anchor="middle">
          {base}
        </text>
        <line class="zero" x1={x(0)} x2={x(0)} y1={18} y2="100%" />
      </svg>
      {rows.map(({ label, lift }) => (
        <Fragment key={label}>
          <span>{label}</span>
          <svg aria-hidden="true">
            <line class="zero" x1={x(0)} x2={x(0)} y1={0} y2="100%" />
            <line class="reach" x1={x(lift.low)} x2={x(lift.high)} y1={12} y2={12} />
            <line class="reach" x1={x(lift.low)} x2={x(lift.low)} y1={7} y2={17} />
            <line class="reach" x1={x(lift.high)} x2={x(lift.high)} y1={7} y2={17} />
            <circle cx={x(lift.lift)} cy={12} r={5} />
            <text class="value" x={x(lift.lift)} y={34} text-anchor="middle">
              {resultsWords.points(lift.lift)}
            </text>
          </svg>
        </Fragment>
      ))}
    </div>
  )
}

/** With too few on either side the interval is all there is, and drawing it says nothing. */
export const isKnown = ({ low, high }: Lift): boolean => low > -1 || high < 1

export const liftWords = ({ lift, low, high }: Lift): string =>
  `${resultsWords.points(lift)}, ${resultsWords.between(resultsWords.points(low), resultsWords.points(high))}`
