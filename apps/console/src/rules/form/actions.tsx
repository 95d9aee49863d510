import { type Action, type Reply, reservedActions } from '@beckon/rules'
import { Icon } from '../../icon/icon.tsx'
import { insert, write } from '../draft/place.ts'
import { useSiteRules } from '../site-rules.ts'
import { AnswerPicker } from './answer-picker.tsx'
import { Problems, useField, wrongIf } from './field.tsx'
import { formWords } from './form-words.ts'

type Kind = Action['action']

/** What is shown: the parts of one message. A bubble and an opened chat exclude each other. */
export function Actions({ place }: { place: string }) {
  const { draft } = useSiteRules()
  const actions = useField<readonly Action[]>(place).value ?? []
  const has = (...kinds: string[]) => actions.some(({ action }) => kinds.includes(action))
  const missing = (Object.keys(fresh) as Kind[]).filter(
    kind => !has(kind) && !(kind === 'teaser' && has('open')) && !(kind === 'open' && has('teaser')),
  )
  return (
    <div class="actions-form">
      {actions.map((action, at) => (
        <section key={`${at} ${action.action}`} class="action">
          <header>
            <ActionKind place={`${place}[${at}]`} action={action} />
            <button
              type="button"
              class="quiet icon-only"
              aria-label={formWords.removeAction(titleOf(action.action))}
              onClick={() => draft.change(file => write(file, `${place}[${at}]`, undefined))}
            >
              <Icon name="close" />
            </button>
          </header>
          <ActionFields place={`${place}[${at}]`} action={action} />
          {formWords.actionHelp[action.action] && <p class="help">{formWords.actionHelp[action.action]}</p>}
          <Problems at={`${place}[${at}]`} />
        </section>
      ))}
      <Problems at={place} exact />
      <p class="group-add">
        {missing.map(kind => (
          <button
            key={kind}
            type="button"
            class="quiet"
            onClick={() => draft.change(file => insert(file, place, fresh[kind]))}
          >
            <Icon name="plus" /> {titleOf(kind)}
          </button>
        ))}
      </p>
    </div>
  )
}

const fresh: Readonly<Record<Kind, Action>> = {
  teaser: { action: 'teaser', text: '' },
  open: { action: 'open', text: '' },
  answer: { action: 'answer', id: '' },
  replies: { action: 'replies', options: [{ text: '' }] },
}

const titleOf = (kind: string): string => formWords.actions[kind] ?? kind

/** A bubble can become an opened chat with the same words, and back. */
function ActionKind({ place, action }: { place: string; action: Action }) {
  const { draft } = useSiteRules()
  if (action.action !== 'teaser' && action.action !== 'open') return <h3>{titleOf(action.action)}</h3>
  return (
    <select
      class="kind"
      aria-label={formWords.show}
      value={action.action}
      onChange={event => draft.change(file => write(file, `${place}.action`, event.currentTarget.value))}
    >
      <option value="teaser">{formWords.actions.teaser}</option>
      <option value="open">{formWords.actions.open}</option>
    </select>
  )
}

function ActionFields({ place, action }: { place: string; action: Action }) {
  switch (action.action) {
    case 'teaser':
    case 'open':
      return <Text place={`${place}.text`} />
    case 'answer':
      return <AnswerPicker place={`${place}.id`} label={formWords.answer} />
    case 'replies':
      return <Replies place={`${place}.options`} options={action.options} />
    default:
      return <Raw action={action} />
  }
}

function Text({ place }: { place: string }) {
  const field = useField<string>(place)
  return (
    <textarea
      rows={3}
      dir="auto"
      maxLength={500}
      aria-label={formWords.text}
      {...wrongIf(field)}
      value={field.value ?? ''}
      onInput={event => field.type(event.currentTarget.value)}
    />
  )
}

function Replies({ place, options }: { place: string; options: readonly Reply[] }) {
  const { draft } = useSiteRules()
  return (
    <>
      <ul class="replies-form">
        {options.map((_, at) => (
          <li key={at}>
            <ReplyText place={`${place}[${at}].text`} label={formWords.reply(at + 1)} />
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

function ReplyText({ place, label }: { place: string; label: string }) {
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

/** A newer relay may know more than this page; its parts are kept as they are. */
function Raw({ action }: { action: { action: string } }) {
  const isReserved = (reservedActions as readonly string[]).includes(action.action)
  return (
    <>
      {!isReserved && <p class="help">{formWords.rawAction}</p>}
      <pre>{JSON.stringify(action, null, 1)}</pre>
    </>
  )
}
