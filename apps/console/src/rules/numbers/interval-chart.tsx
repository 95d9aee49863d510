import type { Lift } from '@beckon/rules'
import { resultsWords } from './results-words.ts'

type Props = { rows: readonly { label: string; lift: Lift }[]; base: string }

const width = 640
const rowHeight = 44
const labelWidth = 110
const top = 24

/** The lift of each variant as a point in its interval, with the line of no difference through all. It says in words what it draws. */
export function IntervalChart({ rows, base }: Props) {
  const most = Math.max(0.01, ...rows.flatMap(({ lift }) => [Math.abs(lift.low), Math.abs(lift.high)])) * 1.1
  const x = (value: number) => labelWidth + ((value + most) / (2 * most)) * (width - labelWidth - 12)
  const height = top + rows.length * rowHeight + 4
  const said = rows.map(({ label, lift }) => `${label}: ${liftWords(lift)}`).join('. ')
  return (
    <svg class="interval-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said}>
      <line class="zero" x1={x(0)} x2={x(0)} y1={top - 6} y2={height} />
      <text class="axis" x={x(0)} y={12} text-anchor="middle">
        {base}
      </text>
      {rows.map(({ label, lift }, at) => {
        const y = top + at * rowHeight + 12
        return (
          <g key={label}>
            <text x={0} y={y + 5}>
              {label}
            </text>
            <line class="reach" x1={x(lift.low)} x2={x(lift.high)} y1={y} y2={y} />
            <line class="reach" x1={x(lift.low)} x2={x(lift.low)} y1={y - 5} y2={y + 5} />
            <line class="reach" x1={x(lift.high)} x2={x(lift.high)} y1={y - 5} y2={y + 5} />
            <circle cx={x(lift.lift)} cy={y} r={5} />
            <text class="value" x={x(lift.lift)} y={y + 22} text-anchor="middle">
              {resultsWords.points(lift.lift)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

export const liftWords = ({ lift, low, high }: Lift): string =>
  `${resultsWords.points(lift)}, ${resultsWords.between(resultsWords.points(low), resultsWords.points(high))}`
