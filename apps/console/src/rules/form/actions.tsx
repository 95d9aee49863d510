import { Icon } from '../../icon/icon.tsx'
import { insert, write } from '../draft/place.ts'
import { useSiteRules } from '../site-rules.ts'
import { ActionFields } from './action-fields.tsx'
import { freshActions, type LooseAction, missingKinds } from './action-forms.ts'
import { Problems, useField } from './field.tsx'
import { formWords } from './form-words.ts'

/** What is shown and done: the parts of one showing. */
export function Actions({ place }: { place: string }) {
  const { draft } = useSiteRules()
  const actions = useField<readonly LooseAction[]>(place).value ?? []
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
        {missingKinds(actions).map(kind => (
          <button
            key={kind}
            type="button"
            class="quiet"
            onClick={() => draft.change(file => insert(file, place, freshActions[kind]))}
          >
            <Icon name="plus" /> {titleOf(kind)}
          </button>
        ))}
      </p>
    </div>
  )
}

const titleOf = (kind: string): string => formWords.actions[kind] ?? kind

/** A bubble can become an opened chat with the same words, and back. */
function ActionKind({ place, action }: { place: string; action: LooseAction }) {
  const { draft } = useSiteRules()
  if (action.action !== 'teaser' && (action.action !== 'open' || action.text === undefined))
    return <h4>{titleOf(action.action)}</h4>
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
