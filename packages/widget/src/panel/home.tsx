import { Person } from './person.tsx'
import type { PanelProps } from './props.ts'
import { words } from './words.ts'

/** What the visitor sees before the first word: answers for this page, and a person in sight. */
export function Home(props: PanelProps) {
  const { state, rest } = props
  const answers = state.shelf()?.here() ?? []
  const Picks = answers.length > 0 && rest()?.Picks
  return (
    <div class="body home">
      <div class="hello">
        <h3>{words.hello}</h3>
        <p>{answers.length > 0 ? words.helloText : words.helloEmpty}</p>
      </div>
      {Picks && <Picks answers={answers} label={words.answersHere} state={state} />}
      <div class="card">
        <Person {...props} />
      </div>
    </div>
  )
}
