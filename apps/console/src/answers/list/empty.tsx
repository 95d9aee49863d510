import { useWorkplace } from '../../desk/workplace.ts'
import { pathOf } from '../pages.ts'
import { useSiteAnswers } from '../site-answers.ts'
import { words } from '../words.ts'

/** What to do where the shelf is empty. */
export function Empty() {
  const { area } = useWorkplace()
  const { drafts, site, questions } = useSiteAnswers()
  const go = (name: 'edit' | 'files' | 'unanswered', answer?: string) => () =>
    area.show('answers', pathOf({ site: site.key, name, ...(answer && { answer }) }))
  const asked = Array.isArray(questions.open.value) ? questions.open.value.length : 0
  return (
    <section class="empty">
      <h2>{words.emptyTitle}</h2>
      <p>{words.emptyHelp}</p>
      <p class="empty-ways">
        <button type="button" class="primary" onClick={() => go('edit', drafts.begin({}))()}>
          {words.newAnswer} <kbd>N</kbd>
        </button>
        {asked > 0 && (
          <button type="button" onClick={go('unanswered')}>
            {words.emptyUnanswered(asked)}
          </button>
        )}
        <button type="button" onClick={go('files')}>
          {words.emptyImport}
        </button>
      </p>
    </section>
  )
}
