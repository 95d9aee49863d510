import type { Answer } from '@beckon/answers'
import { Icon } from './icon.tsx'
import type { PanelState } from './state.ts'

/** Answers to open. */
export function Picks({ answers, label, state }: { answers: readonly Answer[]; label: string; state: PanelState }) {
  return (
    <nav class="card" aria-label={label}>
      {answers.map(answer => (
        <button type="button" class="pick" key={answer.id} onClick={() => state.choose(answer)}>
          <span dir="auto">{answer.title}</span>
          <Icon d="m9 6 6 6-6 6" />
        </button>
      ))}
    </nav>
  )
}
