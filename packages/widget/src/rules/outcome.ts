import type { Outcome } from '@beckon/rules'
import type { Running, Shown, Visit } from './running.ts'
import { tell } from './tabs.ts'
import { useTools } from './use-tools.ts'

/** `repeated` is a showing of a rule that was shown before in this visit. */
type Became =
  | 'shown'
  | 'repeated'
  | 'held-out'
  | 'opened'
  | 'dismissed'
  | 'expired'
  | 'released'
  | Came
  | `held-out-${Came}`
type Came = 'chatted' | 'goal'

/** What could not be told within a day is let go: the relay knows its id only so much longer. */
const lastsMs = 86_400_000

/**
 * Tells the relay what became of a showing: its id, the rule with version and variant, nothing about the visitor or the page. It is kept where rules remember until the
 * relay has it, and told again later; the relay counts an id once.
 */
export function reportOutcome(
  page: Running,
  { rule, version, variant, id }: Omit<Shown, 'actions'>,
  outcome: Became,
): void {
  const body = JSON.stringify({ rule, version, variant, outcome, id })
  const key = `${page.key}:${outcome} ${id}`
  page.kept.last(storage => storage.setItem(key, `${Date.now()} ${body}`))
  void send(page, key, body)
}

/** Tells the relay and the other tabs how what was on screen has ended. That somebody does not want to be asked is nobody's number, and a chat that began is counted as what came of the showing. */
export function report(page: Running, { onScreen, shown }: Visit, outcome: Outcome | 'released'): void {
  const became = outcome === 'answered' || outcome === 'opted-out' ? 'released' : outcome
  if (onScreen && shown) reportOutcome(page, { ...onScreen, ...shown }, became)
  tell(page)
}

/** Tells anew what is still kept from before. */
export function tellAgain(page: Running): void {
  page.kept.last(storage => {
    for (const key of Object.keys(storage).filter(key => key.startsWith(`${page.key}:`))) {
      // Somebody is recording their visit, and goes on with it here.
      if (key === `${page.key}:record`) {
        void useTools(page, 'start')
        continue
      }
      const [, at, body] = /^(\d+) (.*)$/.exec(storage.getItem(key) ?? '') ?? []
      if (body !== undefined && Number(at) > Date.now() - lastsMs) void send(page, key, body)
      else storage.removeItem(key)
    }
  })
}

async function send({ widget, kept }: Running, key: string, body: string) {
  try {
    // A text body is sent without a preflight that would double the request.
    const { status } = await widget.ask('/outcomes', { method: 'POST', body, keepalive: true })
    // Refused for good is done too; an answer that may differ the next time is not.
    if (status < 429) kept.last(storage => storage.removeItem(key))
  } catch {
    // Out of reach, or the page is being left: told again from the next page.
  }
}
