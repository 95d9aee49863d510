import type { PanelProps } from './frame.tsx'
import { words } from './words.ts'

/** What the visitor sees before the first word: answers for this page, and a person in sight. */
export function Home({ state }: PanelProps) {
  const answers = state.answersHere()
  return (
    <div class="body home">
      <h3>{words.hello}</h3>
      <p class="muted">{state.wantsPerson() ? words.personNext : words.helloText}</p>
      {answers.length > 0 && (
        <nav aria-label={words.answersHere}>
          {answers.map(answer => (
            <button type="button" class="pick" key={answer.id} onClick={() => state.choose(answer)}>
              <span dir="auto">{answer.title}</span>
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="m9 6 6 6-6 6" />
              </svg>
            </button>
          ))}
        </nav>
      )}
    </div>
  )
}
