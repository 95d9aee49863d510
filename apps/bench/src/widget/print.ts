import { cpus, loadavg } from 'node:os'
import { median } from '../median.ts'
import type { Kind } from './pages.ts'
import { before, cpuThrottle, opened, type Row, still } from './visit.ts'

/** What the page has without any chat, which is taken off the other rows. */
const ofPage = ['requests', 'bytes', 'mainMs', 'heapKb', 'openRequests', 'openBytes'] as const
/** What other work of the machine lengthens; beside the median stands the least, which it lengthened least. */
const isTime = (metric: string) => metric.endsWith('Ms')

type Summary = (values: readonly number[]) => number
const least: Summary = values => Math.min(...values)

/**
 * Medians, and of times the least in brackets. The first row is the page itself; the others are what they add to it, but for moments, the longest task, blocking
 * time and the layout shift, which are those of the whole page.
 */
export function print(rows: Map<string, Row[]>, rounds: number, kind: Kind): void {
  const [load = 0] = loadavg()
  const where = `${cpus().length} cores, load ${load.toFixed(1)}`
  console.log(`${rounds} rounds, ${kind} page, medians (least), slow 4G, ${cpuThrottle}x CPU throttling, ${where}`)
  const [page = []] = rows.values()
  const cell = (measured: readonly Row[], metric: keyof Row) => {
    const taken = measured === page || !ofPage.some(each => each === metric) ? [] : page
    const show = (of: Summary) => {
      const value = (from: readonly Row[]) => of(from.map(row => row[metric]))
      const own = taken.length > 0 ? value(measured) - value(taken) : value(measured)
      return Number(own.toFixed(own < 10 ? 2 : 0))
    }
    return isTime(metric) ? `${show(median)} (${show(least)})` : `${show(median)}`
  }
  const table = (words: string, metrics: readonly (keyof Row)[]) => {
    const lines = [...rows].map(([name, measured]) => [name, ...metrics.map(metric => cell(measured, metric))])
    console.log(`\n${words}`)
    // Not `console.table`, which puts texts in quotation marks.
    for (const line of [['page', ...metrics], ...lines])
      console.log(line.map((text, at) => (at === 0 ? text.padEnd(14) : text.padStart(14))).join(''))
  }
  table('Before anybody does anything:', before)
  table('Launcher painted after the page arrived; work in 10 s while nothing happens:', still)
  table('Until one can type, and how long that takes from the press:', opened)
}
