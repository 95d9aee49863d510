import { useSiteRules } from '../site-rules.ts'
import { trialWords } from './trial-words.ts'
import { loadDemoVisits, visitsOf } from './visits.ts'

/** Where recordings come from: files of one's own, or the visits that come with the demo shop. */
export function Chooser() {
  const visits = visitsOf(useSiteRules())
  async function take(files: readonly File[]) {
    visits.problems.value = []
    for (const file of files) await visits.take(file)
  }
  return (
    <section
      class="chooser"
      aria-label={trialWords.recordings}
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        void take([...(event.dataTransfer?.files ?? [])])
      }}
    >
      <label class="button">
        {trialWords.choose}
        <input
          type="file"
          class="hidden"
          accept=".jsonl,.json,.txt"
          multiple
          onChange={event => {
            const { currentTarget } = event
            void take([...(currentTarget.files ?? [])])
            // A file that was recorded again under its name can be chosen again.
            currentTarget.value = ''
          }}
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
