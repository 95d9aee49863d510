import { fillPlaceholders } from '@beckon/answers'
import { useState } from 'preact/hooks'
import { useWorkplace } from '../../desk/workplace.ts'
import { plainOf } from '../../text/plain.ts'
import { Markdown, Words } from '../../text/text.tsx'
import { useSiteAnswers } from '../site-answers.ts'
import { formWords } from './form-words.ts'
import { useWritten } from './written.ts'

/** The answer with its placeholders filled, as its reader will see it. */
export function Preview() {
  const { operator } = useWorkplace()
  const { site } = useSiteAnswers()
  const { answer } = useWritten()
  const [isNamed, setNamed] = useState(true)
  const isForVisitors = answer.scope === undefined
  const filled = fillPlaceholders(answer.text, {
    'site.name': site.name,
    'page.title': 'Example page',
    'page.url': 'https://example.org/page',
    ...(isNamed && { 'visitor.name': 'Maria' }),
    // Nobody stands behind what is given by itself.
    ...(!isForVisitors && { 'operator.name': operator.name }),
  })
  return (
    <section class="as-seen" aria-label={isForVisitors ? formWords.preview : formWords.previewOperator}>
      <h3>{isForVisitors ? formWords.preview : formWords.previewOperator}</h3>
      <div class="bubble">
        {!answer.text.trim() && <p class="help">{formWords.nothingYet}</p>}
        {isForVisitors ? <Markdown text={filled} /> : <Words text={plainOf(filled)} />}
      </div>
      {/\{\{\s*visitor\.name/.test(answer.text) && (
        <label class="with-name">
          <input type="checkbox" checked={isNamed} onChange={event => setNamed(event.currentTarget.checked)} />
          {formWords.withName}
        </label>
      )}
    </section>
  )
}
