import type { Desk } from '@beckon/protocol'
import type { Running } from './running.ts'

/** As told by the relay: `rules` is the version in force; a relay of before says neither that nor `free`. */
export type DeskNow = Desk & { free?: number; rules?: number }

/** Asks how the desk is, and for other rules when others are in force. */
export async function askDesk(page: Running): Promise<void> {
  const told: DeskNow | undefined = await page.widget
    .ask('/desk')
    .then(answer => (answer.ok ? answer.json() : undefined))
    .catch(() => undefined)
  // Nobody can be promised when the relay is out of reach.
  hear(page, told ?? { online: false, waiting: 0 })
  page.take(page.look())
}

/** Takes over what the relay has said. */
export function hear(page: Running, told: DeskNow): void {
  const { rules, ...desk } = told
  page.desk = desk
  page.learn({ type: 'availability', ...desk })
  if (rules !== undefined && rules !== page.rules.version) void renew(page)
}

async function renew({ widget, signal, again }: Running): Promise<void> {
  try {
    const answer = await widget.ask()
    const settings = await answer.json()
    if (!answer.ok || signal.aborted) return
    widget.settings.rules = settings.rules
    again()
  } catch {
    // Out of reach: the desk is asked again, and says the same.
  }
}
