import type { Entrance } from '../sign-in/entrance.ts'
import { SignIn } from '../sign-in/sign-in.tsx'
import { words } from '../words.ts'
import { DeskScreen } from './desk-screen.tsx'

/** What the operator sees: the way in, or the desk. */
export function Console({ entrance }: { entrance: Entrance }) {
  const phase = entrance.phase.value
  switch (phase.kind) {
    case 'checking':
      return (
        <main class="sign-in">
          <p class="late">{words.checking}</p>
        </main>
      )
    case 'unreachable':
      return (
        <main class="sign-in">
          <div role="alert">
            <p>{words.unreachable}</p>
            <button type="button" class="primary" onClick={() => void entrance.check()}>
              {words.tryAgain}
            </button>
          </div>
        </main>
      )
    case 'signed-out':
      return <SignIn entrance={entrance} why={phase.why} />
    case 'at-work':
      return <DeskScreen key={phase.workplace.operator.id} workplace={phase.workplace} />
  }
}
