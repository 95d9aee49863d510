import { cpus, loadavg } from 'node:os'
import { median } from '../median.ts'
import type { Result } from './job.ts'
import type { Measured } from './measure.ts'

export type Table = Map<string, Measured[]>

/** Medians over the rounds, every figure beside that of the first row, which is the control. */
export function print(table: Table): void {
  const [load = 0] = loadavg()
  const [[, first = []] = []] = table
  console.log(`${first.length} rounds, medians; ${cpus().length} cores, load ${load.toFixed(1)}\n`)
  const [sample] = first
  if (!sample) return
  for (const load of Object.keys(sample.closed)) {
    console.log(`Always so many under way, ${wordsOf(load)}`)
    const control = medianOf(first, ({ closed }) => cpuOf(closed[load]))
    console.table(
      rowsOf(table, all => ({
        'messages/s': round(medianOf(all, ({ closed }) => closed[load]?.perSecond)),
        'CPU us': round(medianOf(all, ({ closed }) => cpuOf(closed[load]))),
        times: (medianOf(all, ({ closed }) => cpuOf(closed[load])) / control).toFixed(2),
        ...processes(all, ({ closed }) => closed[load]),
        'p99 ms': medianOf(all, ({ closed }) => closed[load]?.deliveryMs.p99).toFixed(2),
      })),
    )
  }
  for (const load of Object.keys(sample.open)) {
    console.log(`At a steady rate, ${wordsOf(load)}`)
    const control = medianOf(first, ({ open }) => cpuOf(open[load]))
    console.table(
      rowsOf(table, all => ({
        'p50 ms': medianOf(all, ({ open }) => open[load]?.deliveryMs.p50).toFixed(2),
        'p99 ms': medianOf(all, ({ open }) => open[load]?.deliveryMs.p99).toFixed(2),
        'p99.9 ms': medianOf(all, ({ open }) => open[load]?.deliveryMs.p999).toFixed(2),
        'CPU us': round(medianOf(all, ({ open }) => cpuOf(open[load]))),
        times: (medianOf(all, ({ open }) => cpuOf(open[load])) / control).toFixed(2),
        ...processes(all, ({ open }) => open[load]),
      })),
    )
  }
  const bounds = Object.entries(boundsOf).filter(([, of]) => of(sample) !== undefined)
  if (bounds.length === 0) return
  console.log('Bounds')
  console.table(rowsOf(table, all => Object.fromEntries(bounds.map(([name, of]) => [name, round(medianOf(all, of))]))))
}

const boundsOf: Record<string, (one: Measured) => number | undefined> = {
  'messages/s, p99 < 50 ms': ({ capacity }) => capacity,
  'bytes an idle socket': ({ bytesAnIdleSocket }) => bytesAnIdleSocket,
  'handshakes/s': ({ handshakesPerSecond }) => handshakesPerSecond,
  'slowest ms': ({ slowestHandshakeMs }) => slowestHandshakeMs,
}

const rowsOf = (table: Table, columns: (all: Measured[]) => object) =>
  Object.fromEntries([...table].map(([name, all]) => [name, columns(all)]))

const medianOf = (all: Measured[], value: (one: Measured) => number | undefined) =>
  median(all.map(one => value(one) ?? 0))

/** Of the servers together, without the databases' own processes, which are shown beside. */
const cpuOf = (result: Result | undefined) =>
  Object.entries(result?.cpuUs ?? {})
    .filter(([name]) => name !== 'postgresql' && name !== 'redis')
    .reduce((sum, [, us]) => sum + us, 0)

function processes(all: Measured[], of: (one: Measured) => Result | undefined): Record<string, string> {
  const names = Object.keys(all[0] ? (of(all[0])?.cpuUs ?? {}) : {})
  const each = names.map(name => `${name} ${round(medianOf(all, one => of(one)?.cpuUs[name]))}`)
  return { processes: names.length > 1 ? each.join(', ') : '' }
}

const wordsOf = (load: string) => {
  const { pairs, inFlight, perSecond } = JSON.parse(load) as { pairs: number; inFlight?: number; perSecond?: number }
  return `${pairs} pairs, ${inFlight === undefined ? `${perSecond} messages a second` : `${inFlight} in flight`}`
}

const round = (value: number) => Number(value.toPrecision(3))
