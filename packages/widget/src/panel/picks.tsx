import type { Answer } from '@beckon/answers'
import { Icon } from './icon.tsx'
import type { PanelState } from './state.ts'

/** Answers to open; nothing where there are none. */
export function Picks({ answers, label, state }: { answers: readonly Answer[]; label: string; state: PanelState }) {
  if (answers.length === 0) return null
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
