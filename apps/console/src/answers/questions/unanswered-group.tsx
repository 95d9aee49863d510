import { openConversation } from '../../desk/actions.ts'
import { useWorkplace } from '../../desk/workplace.ts'
import { agoWords } from '../../queue/times.ts'
import { calm } from '../../text/calm.ts'
import type { Question } from '../keeper.ts'
import { useSiteAnswers } from '../site-answers.ts'
import { type Alike, titleFor } from './alike.ts'
import { questionWords } from './question-words.ts'

type Props = {
  group: Alike
  write: (group: Alike) => void
  add: (group: Alike, to: string) => void
  dismiss: (group: Alike) => void
}

const mostExamples = 4
/** Less near than this, its words would only blur the other answer. */
const nearEnough = 0.2

export function UnansweredGroup({ group, write, add, dismiss }: Props) {
  const { view } = useWorkplace()
  const { shelf } = useSiteAnswers()
  const { questions, nearest, count, at } = group
  const title = titleFor(group)
  const near = shelf.value.answers.find(({ id }) => id === nearest?.id)
  // One alone stands in the heading already.
  const only = questions.length === 1 ? questions[0] : undefined
  const others = questions.slice(mostExamples)
  return (
    <li class="card" data-answer={questions[0]?.id}>
      <h3 dir="auto">{calm(title)}</h3>
      <p class="help asked-when">
        {questionWords.asked(count, agoWords(view.nowMs.peek() - at))}
        {only && <SeeConversation of={only} />}
      </p>
      {!only && <Examples questions={questions.slice(0, mostExamples)} />}
      {others.length > 0 && (
        <details>
          <summary>{questionWords.more(others.length)}</summary>
          <Examples questions={others} />
        </details>
      )}
      <p class="help">
        {near && nearest
          ? questionWords.nearest(near.title, `${Math.round(100 * nearest.score)} %`)
          : questionWords.noNearest}
      </p>
      <p class="card-actions">
        <button type="button" class="primary" onClick={() => write(group)}>
          {questionWords.write(questions.length)}
        </button>
        {near && nearest && nearest.score >= nearEnough && (
          <button type="button" class="add-to" onClick={() => add(group, near.id)}>
            {questionWords.addTo(near.title)}
          </button>
        )}
        <button type="button" class="quiet" aria-label={questionWords.dismissOf(title)} onClick={() => dismiss(group)}>
          {questionWords.dismiss}
        </button>
      </p>
    </li>
  )
}

function Examples({ questions }: { questions: readonly Question[] }) {
  return (
    <ul class="examples-asked">
      {questions.map(({ id, text, count, conversation }) => (
        <li key={id}>
          <span dir="auto">{calm(text)}</span>
          {count > 1 && <span class="help">{questionWords.times(count)}</span>}
          <SeeConversation of={{ text, conversation }} />
        </li>
      ))}
    </ul>
  )
}

function SeeConversation({ of: { text, conversation } }: { of: Pick<Question, 'text' | 'conversation'> }) {
  const workplace = useWorkplace()
  return (
    <button
      type="button"
      class="quiet"
      aria-label={questionWords.seeConversationOf(text)}
      onClick={() => openConversation(workplace, conversation)}
    >
      {questionWords.seeConversation}
    </button>
  )
}
