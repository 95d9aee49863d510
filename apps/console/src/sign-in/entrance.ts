import { type ReadonlySignal, signal } from '@preact/signals'
import type { Workplace } from '../desk/workplace.ts'
import { words } from '../words.ts'
import type { Denied, Operator, OperatorSession, SignedIn } from './session.ts'

export type Phase =
  | { kind: 'checking' }
  | { kind: 'unreachable' }
  /** `why` says what ended the session, if one was ended. */
  | { kind: 'signed-out'; why?: string }
  | { kind: 'at-work'; workplace: Workplace }

export type Entrance = {
  phase: ReadonlySignal<Phase>
  check(): Promise<void>
  signIn(name: string, password: string): Promise<Denied | undefined>
  signOut(): Promise<void>
}

/** Close codes after which only a new sign-in helps, and what to say then. */
const endings: Readonly<Record<number, string>> = { 4501: words.expired, 4503: words.expired, 4541: words.revoked }

/** Who is at the console: nobody, or an operator with a workplace. `openWorkplace` makes a started one. */
export function createEntrance(session: OperatorSession, openWorkplace: (operator: Operator) => Workplace): Entrance {
  const phase = signal<Phase>({ kind: 'checking' })

  function enter(answer: SignedIn): Denied | undefined {
    if (!answer.ok) return answer
    const workplace = openWorkplace(answer.operator)
    const stopHearing = workplace.desk.on('change', () => {
      const { link } = workplace.desk.state()
      const why = link.kind === 'ended' ? endings[link.code] : undefined
      if (why === undefined) return
      stopHearing()
      leave(workplace, why)
    })
    phase.value = { kind: 'at-work', workplace }
    return undefined
  }

  function leave(workplace: Workplace, why?: string) {
    workplace.stop()
    workplace.desk.stop()
    phase.value = { kind: 'signed-out', ...(why !== undefined && { why }) }
  }

  return {
    phase,
    async check() {
      phase.value = { kind: 'checking' }
      const denied = enter(await session.current())
      if (denied) phase.value = { kind: denied.code === 'unauthenticated' ? 'signed-out' : 'unreachable' }
    },
    signIn: async (name, password) => enter(await session.signIn(name, password)),
    async signOut() {
      const now = phase.peek()
      if (now.kind !== 'at-work') return
      const isDone = await session.signOut()
      // The relay may have ended the connection first, which leaves with its own words.
      if (phase.peek() !== now) return
      if (isDone) leave(now.workplace)
      else now.workplace.toasts.show({ tone: 'bad', text: words.unreachable })
    },
  }
}
