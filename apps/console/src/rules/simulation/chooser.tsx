import { useSiteRules } from '../site-rules.ts'
import { trialWords } from './trial-words.ts'
import { loadDemoVisits, visitsOf } from './visits.ts'

/** Where recordings come from: files of one's own, or the visits that come with the demo shop. */
export function Chooser() {
  const visits = visitsOf(useSiteRules())
  async function take(files: Iterable<File>) {
    visits.problems.value = []
    for (const file of files) visits.add(file.name, await file.text())
  }
  return (
    <section
      class="chooser"
      aria-label={trialWords.recordings}
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        void take(event.dataTransfer?.files ?? [])
      }}
    >
      <label>
        {trialWords.choose}
        <input
          type="file"
          accept=".jsonl,.json,.txt"
          multiple
          onChange={event => void take(event.currentTarget.files ?? [])}
        />
      </label>
      <span class="help">{trialWords.drop}</span>
      <button type="button" onClick={() => void loadDemoVisits(visits)}>
        {trialWords.demo}
      </button>
      {visits.problems.value.length > 0 && (
        <div role="alert" class="problem">
          {trialWords.problems}
          <ul>
            {visits.problems.value.map(problem => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
      <p class="help">
        {trialWords.howTo} <code>?beckon=debug</code>
      </p>
    </section>
  )
}
