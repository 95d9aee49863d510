import { useState } from 'preact/hooks'
import { useSiteRules } from '../site-rules.ts'
import { Chooser } from './chooser.tsx'
import { Comparison } from './comparison.tsx'
import { Reasons } from './reasons.tsx'
import { showingsOf } from './replay.ts'
import { TimeLine } from './time-line.tsx'
import { trialWords } from './trial-words.ts'
import { visitsOf } from './visits.ts'

/** Rules over recorded visits: what the draft would have shown, against what is published, and why at every moment. */
export function Trial() {
  const rules = useSiteRules()
  const visits = visitsOf(rules).all.value
  const draft = rules.draft.file.value
  const published = rules.draft.base.value.file
  const [chosen, setChosen] = useState<string>()
  const [atMs, setAtMs] = useState<number>()
  const [side, setSide] = useState<'draft' | 'published'>('draft')
  const visit = visits.find(({ name }) => name === chosen) ?? visits[0]
  const file = side === 'draft' ? draft : published
  // Begins where something happens.
  const moment = atMs ?? (visit ? (showingsOf(draft, visit.events)[0]?.fromMs ?? 0) : 0)
  return (
    <div class="trial">
      <h2>{trialWords.title}</h2>
      <p class="help">{trialWords.help}</p>
      <Chooser />
      {visit && (
        <>
          <Comparison
            draft={draft}
            published={published}
            visits={visits}
            onMoment={(name, at) => {
              setChosen(name)
              setAtMs(at)
            }}
          />
          <h3 class="part">{trialWords.visits}</h3>
          <fieldset class="visit-tabs">
            <legend class="hidden">{trialWords.visits}</legend>
            {visits.map(({ name }) => (
              <button
                key={name}
                type="button"
                class="tab"
                aria-pressed={name === visit.name}
                onClick={() => {
                  setChosen(name)
                  setAtMs(undefined)
                }}
              >
                {name}
              </button>
            ))}
          </fieldset>
          <TimeLine visit={visit} draft={draft} published={published} atMs={moment} onMoment={setAtMs} />
          {rules.draft.isChanged.value && (
            <label class="side">
              {trialWords.of}
              <select value={side} onChange={event => setSide(event.currentTarget.value as 'draft' | 'published')}>
                <option value="draft">{trialWords.draft}</option>
                <option value="published">{trialWords.published}</option>
              </select>
            </label>
          )}
          <Reasons visit={visit} file={file} atMs={moment} />
        </>
      )}
    </div>
  )
}
