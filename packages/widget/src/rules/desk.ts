import type { Desk } from '@beckon/protocol'
import type { Departments, Settings } from '../site/settings.ts'
import { answerOf } from './answer.ts'
import type { Running } from './running.ts'

/** As told by the relay: `rules` is the version in force; a relay of before says neither that nor `free`. */
export type DeskNow = Desk & { free?: number; rules?: number; departments?: Departments }

/** Nobody can be promised when the relay is out of reach. */
const nobody: DeskNow = { online: false, waiting: 0 }

/** Asks how the desk is, and for other rules when others are in force. */
export async function askDesk(page: Running): Promise<void> {
  hear(page, await answerOf(page, '/desk'))
  page.decide()
}

/** Takes over what the relay has said, if anything. */
export function hear(page: Running, told = nobody): void {
  const { rules, departments, ...desk } = told
  page.desk = desk
  page.learn({ type: 'availability', ...desk })
  for (const department of Object.keys({ ...page.widget.settings.departments }))
    page.learn({ type: 'availability', ...(departments?.[department] ?? nobody), department })
  if (rules !== undefined && rules !== page.file.version) void renew(page)
}

async function renew(page: Running): Promise<void> {
  // Out of reach: the desk is asked again, and says the same.
  const settings = await answerOf<Settings>(page)
  if (!settings || page.signal.aborted) return
  // Of two relays one may not have heard of them yet.
  if (settings.rules?.version === page.file.version) return
  page.widget.settings.rules = settings.rules
  page.widget.settings.departments = settings.departments
  const { call } = page
  page.again()
  // It was for whatever rules are in force.
  if (call) page.widget.hear?.({ type: 'runRule', rule: call.rule })
}
