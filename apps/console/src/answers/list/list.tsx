import type { Answer } from '@beckon/answers'
import { useState } from 'preact/hooks'
import { useWorkplace } from '../../desk/workplace.ts'
import { usePageCommands } from '../../part/page-commands.ts'
import { pathOf } from '../pages.ts'
import { useSiteAnswers } from '../site-answers.ts'
import { words } from '../words.ts'
import { Empty } from './empty.tsx'
import { Filters, searchId } from './filters.tsx'
import { focusAnswer, focusedAnswer } from './focus.ts'
import { narrow, noNarrowing, valuesOf } from './narrowing.ts'
import { AnswerRow } from './row.tsx'

/** More rows than this are drawn only when asked for: nobody reads them, and a shelf may hold thousands. */
const rowsAtOnce = 200

/** The shelf of the site as a table, new drafts on top. */
export function AnswerList() {
  const { area, view } = useWorkplace()
  const siteAnswers = useSiteAnswers()
  const { shelf, drafts, narrowing, site } = siteAnswers
  const [rows, setRows] = useState(rowsAtOnce)
  const today = dayOf(view.nowMs.peek())
  const { answers } = shelf.value
  const begun = [...drafts.all.value].filter(([, { before }]) => !before).map(([id, { answer }]) => ({ ...answer, id }))
  const all: Answer[] = [...begun, ...answers]
  const withLanguage = valuesOf(all, ({ language }) => [language]).length > 1
  const found = narrow(all, narrowing.value, today)
  const edit = (answer: string) => area.show('answers', pathOf({ site: site.key, name: 'edit', answer }))
  const withFocused = (act: (id: string) => void) => () => {
    const id = focusedAnswer() ?? found[0]?.id
    if (id !== undefined) act(id)
  }
  usePageCommands('list', [
    ['next', 'Next answer', 'J', () => focusAnswer(1)],
    ['previous', 'Previous answer', 'K', () => focusAnswer(-1)],
    ['edit', 'Edit the answer', 'E', withFocused(edit)],
    ['remove', 'Remove the answer', 'Delete', withFocused(id => void siteAnswers.remove(id))],
    ['search', words.search, '/', () => document.getElementById(searchId)?.focus()],
  ])

  if (all.length === 0) return <Empty />
  return (
    <>
      <Filters all={all} found={found.length} today={today} />
      {found.length === 0 ? (
        <div class="no-fit">
          <p>{words.nothingFits}</p>
          <button type="button" onClick={() => (narrowing.value = noNarrowing)}>
            {words.clearNarrowing}
          </button>
        </div>
      ) : (
        <table class="shelf">
          <thead>
            <tr>
              {Object.entries(words.columns).map(([name, label]) => (
                <th key={name} scope="col" class={name}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, rows).map(answer => (
              <AnswerRow key={answer.id} answer={answer} today={today} withLanguage={withLanguage} />
            ))}
          </tbody>
        </table>
      )}
      {found.length > rows && (
        <button type="button" class="more-rows" onClick={() => setRows(rows + rowsAtOnce)}>
          {words.more(Math.min(rowsAtOnce, found.length - rows))}
        </button>
      )}
    </>
  )
}

export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
