import type { Answer } from '@beckon/answers'
import { useWorkplace } from '../../desk/workplace.ts'
import { languageWords } from '../../text/language.ts'
import { isReviewDue, missingPhrasings } from '../draft/lint.ts'
import type { Uses } from '../numbers.ts'
import { pathOf } from '../pages.ts'
import { dayWords, scopeWords } from '../scope.ts'
import { useSiteAnswers } from '../site-answers.ts'
import { words } from '../words.ts'

type Props = {
  answer: Answer
  today: string
  /** Where all are in one language, none says so. */
  withLanguage: boolean
}

export function AnswerRow({ answer, today, withLanguage }: Props) {
  const { area } = useWorkplace()
  const { site, drafts, uses } = useSiteAnswers()
  const { id, tags = [], language, scope, shortcut, phrasings, reviewOn } = answer
  const draft = drafts.all.value.get(id)
  const path = pathOf({ site: site.key, name: 'edit', answer: id })
  const missing = missingPhrasings(answer)
  const isDue = isReviewDue(answer, today)
  return (
    <tr data-answer={id}>
      <th scope="row" class="title">
        <a
          href={`#answers/${path}`}
          onClick={event => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            area.show('answers', path)
          }}
        >
          <bdi>{answer.title || words.untitled}</bdi>
        </a>
        <span class="labels">
          {draft && <span class="mark">{draft.before ? words.unsaved : words.draft}</span>}
          {draft?.clash && <span class="mark bad-mark">{words.clashMark}</span>}
          {shortcut && <code>/{shortcut}</code>}
          {scope !== undefined && <span class="mark quiet-mark">{scopeWords(scope)}</span>}
          {withLanguage && language && <span class="mark quiet-mark">{languageWords(language)}</span>}
          {tags.map(tag => (
            <bdi key={tag} class="mark quiet-mark">
              {tag}
            </bdi>
          ))}
        </span>
      </th>
      <td class="phrasings">
        {phrasings.length} {missing > 0 && <span class="mark doubt-mark">{words.missing(missing)}</span>}
      </td>
      <Numbers uses={uses.value?.get(id)} />
      <td class="review">
        {reviewOn &&
          (isDue ? <span class="mark doubt-mark">{words.reviewDue(dayWords(reviewOn))}</span> : dayWords(reviewOn))}
      </td>
    </tr>
  )
}

function Numbers({ uses }: { uses: Uses | undefined }) {
  const { used = 0, offered = 0, helped = 0, notHelped = 0 } = uses ?? {}
  return (
    <>
      <td class="used">
        {used > 0 ? words.used(used) : <span class="help">{words.neverUsed}</span>}
        {offered > 0 && <small>{words.offered(offered)}</small>}
      </td>
      <td class="helped">
        {helped + notHelped > 0 ? (
          words.helpedOf(helped, helped + notHelped)
        ) : (
          <span class="help">{used > 0 ? words.nobodySaid : '–'}</span>
        )}
      </td>
    </>
  )
}
