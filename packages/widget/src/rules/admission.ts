import type { Showing } from '@beckon/rules'
import { answerOf } from './answer.ts'
import { untilAnswered } from './answering.ts'
import { commit } from './commit.ts'
import { type DeskNow, hear } from './desk.ts'
import { newId } from './id.ts'
import { reportOutcome } from './outcome.ts'
import type { Engaged, Visit } from './running.ts'
import { takeTurn } from './turn.ts'

/** Less than the others wait for a turn. */
const relayAnswersWithinMs = 8000
/** After a showing for which the relay could not be asked. */
const pauseMs = 15_000
/** Each refusal takes a rule away, so there is always an end; a page with many goes on after a pause. */
const mostRefusals = 5

/**
 * Looks once more before anything is shown, while no other tab does: at what other tabs have shown, and for an invitation at the relay, whether there is room. Then
 * decides, and what is decided is shown; when it could not be found out, some time later.
 */
export async function admit(page: Engaged): Promise<void> {
  let isDone = false
  await untilSeen(page.signal)
  try {
    await takeTurn(`${page.key}-turn`, page.storing, page.signal, async () => {
      page.channel?.postMessage(undefined)
      await untilAnswered()
      isDone = !page.signal.aborted && (await decide(page))
    })
  } catch {
    // The page is being left, or a lock was taken from it.
  }
  if (isDone || page.signal.aborted) return
  const again = setTimeout(() => {
    page.isAdmitting = false
    // Whoever called does not wait so long.
    page.call = undefined
    page.decide()
  }, pauseMs)
  page.signal.addEventListener('abort', () => clearTimeout(again))
}

/** Nobody sees a tab that is behind another one, and there it would use up what may be shown. */
async function untilSeen(signal: AbortSignal): Promise<void> {
  while (document.visibilityState === 'hidden' && !signal.aborted) {
    await new Promise(resolve => {
      document.addEventListener('visibilitychange', resolve, { once: true })
      signal.addEventListener('abort', resolve, { once: true })
    })
  }
}

/** Answers whether it was decided. */
async function decide(page: Engaged): Promise<boolean> {
  const id = newId()
  let granted: Showing | undefined
  let by: string | undefined
  try {
    for (let refusals = 0; refusals < mostRefusals; refusals++) {
      // What the tabs have in common may have been written since.
      const { visitor } = page.kept.read(page.run.memory)
      page.run = { ...page.run, memory: { ...page.run.memory, visitor } }
      const showing = page.look().decisions.find(({ show }) => show)?.show
      if (!showing || showing.rule === granted?.rule || !isAsked(page, showing)) {
        commit(page, id, by)
        return true
      }
      const answer = await ask(page, showing, id)
      if (answer?.granted) granted = showing
      by = answer?.by
      if (page.signal.aborted) return false
      hear(page, answer?.desk)
      if (!answer || answer.why === 'version') return false
      if (answer.why === 'shown') saw(page, showing.rule)
    }
    return false
  } finally {
    // Its moment was over when the answer came: the place is for others.
    if (granted && (page.run.memory.visit as Visit).shown?.id !== id)
      reportOutcome(page, { ...granted, id }, 'released')
  }
}

/** Whether the relay has a say: the rule promises a person, or this visitor may have seen it elsewhere. */
function isAsked({ rules, desk, widget }: Engaged, { rule: id }: Showing): boolean {
  const rule = rules.rules.find(rule => rule.id === id)
  return !!rule && ((rule.invites && desk.online) || (rule.once === 'visitor' && widget.hasChat))
}

/** Seen as often as may be, on another device. */
function saw(page: Engaged, id: string): void {
  const { visit, visitor } = page.run.memory
  const times = page.rules.rules.find(rule => rule.id === id)?.times ?? 1
  const shownAtMs = Array<number>(times).fill(Date.now())
  const rules = { ...visitor.rules, [id]: { ...visitor.rules[id], shownAtMs } }
  page.run = { ...page.run, memory: { visit, visitor: { ...visitor, rules } } }
  page.kept.write(page.run.memory, true)
}

type Answer = { granted: boolean; by?: string; why?: 'version' | 'room' | 'shown'; desk: DeskNow }

function ask(page: Engaged, { rule, version, variant }: Showing, id: string): Promise<Answer | undefined> {
  let token: string | undefined
  try {
    token = localStorage.getItem(`beckon:${page.widget.site}:token`) ?? undefined
  } catch {
    // Blocked: nobody who is known.
  }
  const body = JSON.stringify({ rule, version, variant, id, token })
  return answerOf(page, '/invitations', { method: 'POST', body, signal: AbortSignal.timeout(relayAnswersWithinMs) })
}
