import { Icon } from './icon.tsx'
import { Person } from './person.tsx'
import type { PanelProps } from './props.ts'
import { words } from './words.ts'

/** What the visitor sees before the first word: answers for this page, and a person in sight. */
export function Home(props: PanelProps) {
  const { state } = props
  const answers = state.answersHere()
  return (
    <div class="body home">
      <div class="hello">
        <h3>{words.hello}</h3>
        <p>{answers.length > 0 ? words.helloText : words.helloEmpty}</p>
      </div>
      {answers.length > 0 && (
        <nav class="card" aria-label={words.answersHere}>
          {answers.map(answer => (
            <button type="button" class="pick" key={answer.id} onClick={() => state.choose(answer)}>
              <span dir="auto">{answer.title}</span>
              <Icon d="m9 6 6 6-6 6" />
            </button>
          ))}
        </nav>
      )}
      <div class="card">
        <Person {...props} />
      </div>
    </div>
  )
}
