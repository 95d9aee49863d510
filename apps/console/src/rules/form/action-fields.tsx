import type { Reply } from '@beckon/rules'
import { Icon } from '../../icon/icon.tsx'
import { insert, write } from '../draft/place.ts'
import { useSiteRules } from '../site-rules.ts'
import type { LooseAction } from './action-forms.ts'
import { AnswerPicker } from './answer-picker.tsx'
import { useField, wrongIf } from './field.tsx'
import { formWords } from './form-words.ts'
import { SecondsInput } from './inputs.tsx'
import { Message } from './message.tsx'

/** The fields of one action. What this page has no form for is kept as it is. */
export function ActionFields({ place, action }: { place: string; action: LooseAction }) {
  switch (action.action) {
    case 'teaser':
    case 'notify':
      return <LongText place={`${place}.text`} />
    case 'open':
      return action.text === undefined ? null : <LongText place={`${place}.text`} />
    case 'message':
      return <Message place={place} />
    case 'answer':
      return <Answer place={place} isFound={action.question !== undefined} />
    case 'replies':
      return <Replies place={`${place}.options`} options={action.options as readonly Reply[]} />
    case 'department':
      return <Line place={`${place}.id`} label={formWords.department} />
    case 'tag':
      return <Line place={`${place}.tag`} label={formWords.actions.tag ?? ''} />
    case 'emit':
      return <Line place={`${place}.name`} label={formWords.paramName} />
    case 'wait':
      return <Wait place={`${place}.seconds`} />
    default:
      return (
        <>
          <p class="help">{formWords.rawAction}</p>
          <pre>{JSON.stringify(action, null, 1)}</pre>
        </>
      )
  }
}

/** An answer of the shelf, or whichever fits a question best when the rule is shown. */
function Answer({ place, isFound }: { place: string; isFound: boolean }) {
  const { draft } = useSiteRules()
  const choose = (way: string) =>
    draft.change(file =>
      write(file, place, { action: 'answer', ...(way === 'question' ? { question: '' } : { id: '' }) }),
    )
  return (
    <>
      <select
        aria-label={formWords.whichAnswer}
        value={isFound ? 'question' : 'id'}
        onChange={event => choose(event.currentTarget.value)}
      >
        <option value="id">{formWords.answerById}</option>
        <option value="question">{formWords.answerByQuestion}</option>
      </select>
      {isFound ? (
        <Line place={`${place}.question`} label={formWords.question} />
      ) : (
        <AnswerPicker place={`${place}.id`} label={formWords.answer} />
      )}
    </>
  )
}

export function LongText({ place, label = formWords.text }: { place: string; label?: string }) {
  const field = useField<string>(place)
  return (
    <textarea
      rows={3}
      dir="auto"
      maxLength={500}
      aria-label={label}
      {...wrongIf(field)}
      value={field.value ?? ''}
      onInput={event => field.type(event.currentTarget.value)}
    />
  )
}

export function Line({ place, label }: { place: string; label: string }) {
  const field = useField<string>(place)
  return (
    <input
      type="text"
      dir="auto"
      aria-label={label}
      placeholder={label}
      {...wrongIf(field)}
      value={field.value ?? ''}
      onInput={event => field.type(event.currentTarget.value)}
    />
  )
}

function Wait({ place }: { place: string }) {
  const field = useField<number>(place)
  return (
    <SecondsInput label={formWords.actions.wait ?? ''} {...wrongIf(field)} value={field.value} onValue={field.type} />
  )
}

function Replies({ place, options }: { place: string; options: readonly Reply[] }) {
  const { draft } = useSiteRules()
  return (
    <>
      <ul class="replies-form">
        {options.map((_, at) => (
          <li key={at}>
            <Line place={`${place}[${at}].text`} label={formWords.reply(at + 1)} />
            <AnswerPicker place={`${place}[${at}].answer`} label={formWords.replyAnswer(at + 1)} isOptional />
            <button
              type="button"
              class="quiet icon-only"
              aria-label={formWords.removeReply(at + 1)}
              onClick={() => draft.change(file => write(file, `${place}[${at}]`, undefined))}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="quiet" onClick={() => draft.change(file => insert(file, place, { text: '' }))}>
        <Icon name="plus" /> {formWords.addReply}
      </button>
    </>
  )
}
