import { useMemo } from 'preact/hooks'
import { useWorkplace } from '../../desk/workplace.ts'
import { Icon } from '../../icon/icon.tsx'
import { usePageCommands } from '../../part/page-commands.ts'
import { problemsOf } from '../draft/lint.ts'
import { pathOf } from '../pages.ts'
import { useSiteAnswers } from '../site-answers.ts'
import { AnswerClash } from './clash.tsx'
import { DetailFields } from './detail-fields.tsx'
import { formWords } from './form-words.ts'
import { Preview } from './preview.tsx'
import { QuestionFields } from './question-fields.tsx'
import { ScopeField } from './scope-field.tsx'
import { TextField } from './text-field.tsx'
import { Trial } from './trial.tsx'
import { type Written, WrittenProvider } from './written.ts'

/** One answer: the form, how it will look, and what questions find it. */
export function Editor({ id }: { id: string }) {
  const { area } = useWorkplace()
  const siteAnswers = useSiteAnswers()
  const { shelf, drafts, site, isBusy } = siteAnswers
  const draft = drafts.all.value.get(id)
  const saved = shelf.value.answers.find(answer => answer.id === id)
  const others = useMemo(() => shelf.value.answers.filter(answer => answer.id !== id), [shelf.value, id])
  const answer = draft?.answer ?? saved
  const problems = answer ? [...problemsOf(answer, others), ...(draft?.refusal ?? [])] : []
  const toList = () => area.show('answers', pathOf({ site: site.key, name: 'list' }))
  const stay = (savedAs: string | undefined) => {
    if (savedAs !== undefined && savedAs !== id)
      area.show('answers', pathOf({ site: site.key, name: 'edit', answer: savedAs }))
  }
  const canSave = draft !== undefined && !draft.clash && problemsOf(draft.answer, others).length === 0 && !isBusy.value
  const save = () => void siteAnswers.save(id).then(stay)
  const discard = () => {
    siteAnswers.discard(id)
    if (!saved) toList()
  }
  const remove = () => void siteAnswers.remove(id).then(isGone => isGone && toList())
  usePageCommands('edit', [
    ['leave', formWords.back, 'Escape', toList],
    ['save', formWords.save, 'Ctrl+S', canSave ? save : undefined],
    ['discard', formWords.discard, 'Shift+Z', draft ? discard : undefined],
    ['remove', 'Remove the answer', 'Shift+Delete', saved ? remove : undefined],
  ])
  if (!answer)
    return (
      <div class="nothing">
        <p>{formWords.gone}</p>
        <button type="button" onClick={toList}>
          {formWords.back}
        </button>
      </div>
    )

  const written: Written = {
    answer,
    problems: draft && !isUntouched(draft.answer) ? problems : [],
    others,
    set: (field, value) => drafts.change(id, before => ({ ...before, [field]: value })),
  }
  return (
    <WrittenProvider value={written}>
      <form
        class="answer-editor"
        onSubmit={event => {
          event.preventDefault()
          if (canSave) save()
        }}
      >
        <div class="form">
          <p class="editor-head">
            <button type="button" class="quiet" onClick={toList}>
              <Icon name="back" /> {formWords.back} <kbd>Esc</kbd>
            </button>
            {saved && (
              <button type="button" class="quiet" onClick={remove}>
                {formWords.remove}
              </button>
            )}
          </p>
          <h2 class={saved ? 'hidden' : ''}>{saved ? saved.title : formWords.newTitle}</h2>
          {draft?.clash && (
            <AnswerClash
              draft={draft}
              keepMine={() => void siteAnswers.keepMine(id).then(stay)}
              takeTheirs={() => siteAnswers.takeTheirs(id)}
            />
          )}
          <QuestionFields isNew={!saved} />
          <TextField />
          <ScopeField />
          <DetailFields />
        </div>
        <div class="beside">
          <Preview />
          <Trial id={id} />
        </div>
        <footer class="save-bar">
          <p class="help" role="status">
            {!draft
              ? formWords.savedNow
              : written.problems.length > 0
                ? formWords.blocked(new Set(written.problems.map(({ place }) => place.split('[')[0])).size)
                : formWords.kept}
          </p>
          {draft && (
            <button type="button" class="quiet" onClick={discard}>
              {saved ? formWords.discard : formWords.discardNew}
            </button>
          )}
          <button type="submit" class="primary" disabled={!canSave}>
            {isBusy.value ? formWords.saving : formWords.save} <kbd>Ctrl S</kbd>
          </button>
        </footer>
      </form>
    </WrittenProvider>
  )
}

/** Who has just begun is not told what is missing. */
const isUntouched = ({ title, text }: { title: string; text: string }) => title === '' && text === ''
