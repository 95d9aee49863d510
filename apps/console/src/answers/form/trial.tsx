import { buildPatiently } from '@beckon/answers'
import { useEffect, useState } from 'preact/hooks'
import { useWorkplace } from '../../desk/workplace.ts'

import { useSiteAnswers } from '../site-answers.ts'
import { askable, askShelf, type Told } from './ask-shelf.ts'
import { formWords } from './form-words.ts'
import { useWritten } from './written.ts'

/** While somebody types, the shelf is not read anew at every letter. */
const settlesAfterMs = 300

/** A question asked of the shelf as it would be with this answer. */
export function Trial({ id }: { id: string }) {
  const { answer, others } = useWritten()
  const [question, setQuestion] = useState('')
  const told = useTold(question.trim(), id)
  const { byMeaning } = useSiteAnswers().shelf.value
  return (
    <section class="trial-box" aria-label={formWords.trial}>
      <h3>{formWords.trial}</h3>
      <input
        type="search"
        dir="auto"
        aria-label={formWords.trial}
        placeholder={formWords.trialPlaceholder}
        value={question}
        onInput={event => setQuestion(event.currentTarget.value)}
        onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
      />
      <p class="help">
        {answer.scope !== undefined ? formWords.trialScoped : byMeaning ? formWords.trialByWords : formWords.trialHelp}
      </p>
      <div role="status">
        {told === 'reading' ? formWords.reading : told && <p class="decision">{told.decision}</p>}
      </div>
      {told && told !== 'reading' && <Scores told={told} own={others.length > 0 ? answer.id : ''} />}
    </section>
  )
}

function useTold(question: string, id: string): Told | 'reading' | undefined {
  const { environment } = useWorkplace()
  const { answer, others } = useWritten()
  const [told, setTold] = useState<Told | 'reading'>()
  const isAsked = question !== ''
  // Only what finds it: the text of the answer says nothing about that.
  const key = JSON.stringify([answer.title, answer.phrasings, answer.scope])
  useEffect(() => {
    if (!isAsked) return setTold(undefined)
    let isHere = true
    const answers = askable(others, { ...answer, id })
    const cancel = environment.clock.after(settlesAfterMs, async () => {
      setTold(before => before ?? 'reading')
      const matcher = await buildPatiently(answers, rest, { isWanted: () => isHere })
      if (matcher && isHere) setTold(askShelf(matcher, answers, question, id))
    })
    return () => {
      isHere = false
      cancel()
    }
  }, [question, key, others])
  return isAsked ? told : undefined
}

const rest = () => new Promise<void>(resolve => setTimeout(resolve))

function Scores({ told: { scores, why }, own }: { told: Told; own: string }) {
  return (
    <>
      {scores.length > 0 && (
        <table class="scores">
          <caption>{formWords.scores}</caption>
          <tbody>
            {scores.map(({ id, title, score }) => (
              <tr key={id}>
                <th scope="row">
                  <bdi>{title}</bdi> {id === own && <span class="mark">{formWords.thisOne}</span>}
                  <meter aria-hidden="true" min={0} max={1} value={score} />
                </th>
                <td>{percent(score)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {why && (
        <dl class="why">
          <dt>{formWords.whyWords}</dt>
          <dd>
            {why.words.map(({ word, share }) => (
              <span key={word} class="mark quiet-mark">
                <bdi>{word}</bdi> {percent(share)}
              </span>
            ))}
          </dd>
          <dt>{formWords.nearest}</dt>
          <dd dir="auto">{why.nearest}</dd>
        </dl>
      )}
    </>
  )
}

const percent = (share: number) => `${Math.round(100 * share)} %`
