import type { Import, LineProblem } from '../keeper.ts'
import { useSiteAnswers } from '../site-answers.ts'
import { fileWords } from './file-words.ts'

const kinds = ['added', 'changed', 'unchanged'] as const
/** More are counted, not listed. */
const mostNamed = 50

/** What a file holds, and everything that is wrong with it, by line. */
export function Report({ found }: { found: Import }) {
  const { problems, warnings } = found
  return (
    <section class="file-report" aria-label={fileWords.result}>
      {problems.length > 0 ? (
        <div role="alert">
          <p class="problem">{fileWords.blocked(problems.length)}</p>
          <Lines problems={problems} label={fileWords.problem} />
        </div>
      ) : (
        <dl>
          {kinds.map(kind => (
            <Named key={kind} label={fileWords.kinds[kind]} ids={found[kind]} />
          ))}
        </dl>
      )}
      {warnings.length > 0 && (
        <>
          <p class="warning">{fileWords.warnings}</p>
          <Lines problems={warnings} label={fileWords.warning} />
        </>
      )}
    </section>
  )
}

function Named({ label, ids }: { label: string; ids: readonly string[] }) {
  const { shelf } = useSiteAnswers()
  const titles = new Map(shelf.value.answers.map(({ id, title }) => [id, title]))
  return (
    <div>
      <dt>
        {label}: {ids.length}
      </dt>
      {ids.length > 0 && (
        <dd>
          {ids.slice(0, mostNamed).map(id => (
            <bdi key={id} class="mark quiet-mark">
              {titles.get(id) ?? id}
            </bdi>
          ))}
          {ids.length > mostNamed && fileWords.moreIds(ids.length - mostNamed)}
        </dd>
      )}
    </div>
  )
}

function Lines({ problems, label }: { problems: readonly LineProblem[]; label: string }) {
  return (
    <table class="lines">
      <thead>
        <tr>
          <th scope="col">{fileWords.line}</th>
          <th scope="col">{label}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map(({ line, code, message }) => (
          <tr key={`${line} ${code} ${message}`}>
            <th scope="row">{line}</th>
            <td dir="auto">{fileWords.codes[code] ? `${fileWords.codes[code]}: ${message}` : message}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
