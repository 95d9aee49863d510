import { useWorkplace } from '../../desk/workplace.ts'
import { WordsInput } from '../../part/words-input.tsx'
import { languageWords } from '../../text/language.ts'
import { isReviewDue } from '../draft/lint.ts'
import { dayOf } from '../list/list.tsx'
import { Field, type FieldInput } from './field.tsx'
import { formWords } from './form-words.ts'
import { useWritten } from './written.ts'

/** What else is known of an answer; all of it may stay empty. */
export function DetailFields() {
  const { answer, set } = useWritten()
  const text = (name: 'shortcut' | 'language' | 'owner') => (input: FieldInput) => (
    <input
      {...input}
      type="text"
      dir="auto"
      spellcheck={name === 'owner'}
      value={answer[name] ?? ''}
      onInput={event => set(name, event.currentTarget.value)}
    />
  )
  const { language } = answer
  return (
    <div class="fields">
      <Field name="shortcut" label={formWords.shortcut} help={formWords.shortcutHelp}>
        {text('shortcut')}
      </Field>
      <Field name="tags" label={formWords.tags}>
        {input => (
          <WordsInput
            {...input}
            values={answer.tags ?? []}
            onValues={tags => set('tags', tags)}
            placeholder={formWords.tagsPlaceholder}
          />
        )}
      </Field>
      <Field
        name="language"
        label={formWords.language}
        help={language && languageWords(language) !== language ? languageWords(language) : formWords.languageHelp}
      >
        {text('language')}
      </Field>
      <Field name="pages" label={formWords.pages} help={formWords.pagesHelp}>
        {input => (
          <WordsInput
            {...input}
            values={answer.pages ?? []}
            onValues={pages => set('pages', pages)}
            placeholder={formWords.pagesPlaceholder}
          />
        )}
      </Field>
      <Field name="owner" label={formWords.owner}>
        {text('owner')}
      </Field>
      <ReviewField />
    </div>
  )
}

const monthsToReview = 6

function ReviewField() {
  const { view } = useWorkplace()
  const { answer, set } = useWritten()
  const nowMs = view.nowMs.peek()
  return (
    <Field
      name="reviewOn"
      label={formWords.reviewOn}
      warning={isReviewDue(answer, dayOf(nowMs)) ? formWords.due : undefined}
    >
      {input => (
        <>
          <input
            {...input}
            type="date"
            value={answer.reviewOn ?? ''}
            onInput={event => set('reviewOn', event.currentTarget.value)}
          />
          <button
            type="button"
            onClick={() => {
              const next = new Date(nowMs)
              next.setUTCMonth(next.getUTCMonth() + monthsToReview)
              set('reviewOn', dayOf(next.getTime()))
            }}
          >
            {formWords.readNow}
          </button>
        </>
      )}
    </Field>
  )
}
