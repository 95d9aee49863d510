import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { measure, shortExtent, wholeExtent } from './measure.ts'
import { print, type Table } from './print.ts'
import { rows } from './rows.ts'
import { serverCore } from './servers/server.ts'

/**
 * The same work for all rows, round after round in turn: visitors who send, operators who get it, senders who learn of it. All servers of a row run on the first
 * core and the generator on the second, which must be otherwise idle.
 */
export async function benchRelay(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: 'string' }, only: { type: 'string', multiple: true }, short: { type: 'boolean' } },
  })
  if (cpus().length < 2) throw new Error('This bench needs two cores: one for the servers, one for who measures them.')
  // Whatever is started from here is a server, but for the generator, which moves.
  execFileSync('taskset', ['-a', '-p', '-c', serverCore, String(process.pid)])
  const { only } = values
  const wanted = rows.filter(({ name }) => only === undefined || only.includes(name))
  const table: Table = new Map(wanted.map(({ name }) => [name, []]))
  const extent = values.short ? shortExtent : wholeExtent
  for (let round = 1; round <= Number(values.rounds ?? 3); round++) {
    for (const row of wanted) {
      console.error(`round ${round}: ${row.name}`)
      const measured = await measure(row, extent)
      table.get(row.name)?.push(measured)
      // The whole takes long, and whoever ends it early keeps what there is.
      console.error(JSON.stringify(measured))
    }
  }
  print(table)
}
