import { parseArgs } from 'node:util'
import { launchBrowser } from '../../../e2e/src/browser/browser.ts'
import { startDemo } from '../../../e2e/src/relay/process.ts'
import { kinds, servePages } from './pages.ts'
import { print } from './print.ts'
import { measure, type Row } from './visit.ts'

/** One page without a chat, with an empty button, with Beckon and with others, interleaved, each in a fresh context. `--rounds N`; five without. `--page shop` for a busy page. */
export async function benchWidget(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { rounds: { type: 'string' }, page: { type: 'string' } } })
  const rounds = Number(values.rounds ?? 5)
  const kind = kinds.find(each => each === (values.page ?? 'plain'))
  if (!kind || !(rounds > 0)) throw new Error(`--rounds takes a number, and --page one of ${kinds.join(' and ')}.`)
  const relay = await startDemo()
  const pages = await servePages(relay, kind)
  const browser = await launchBrowser()
  try {
    const rows = new Map<string, Row[]>(pages.map(({ name }) => [name, []]))
    // The first round warms the disk cache and the compiler, teaches the relay what pages ask, and is dropped.
    for (let round = 0; round <= rounds; round++) {
      for (const page of pages) {
        const row = await measure(browser, page)
        if (round > 0) rows.get(page.name)?.push(row)
      }
    }
    print(rows, rounds, kind)
  } finally {
    await browser.close()
    for (const { close } of pages) close()
    await relay.remove()
  }
}
