import type { Rule } from '@beckon/rules'
import { useEffect, useState } from 'preact/hooks'
import { titleOf } from '../publishing/changes.ts'
import type { OutcomeCount } from '../publishing/publisher.ts'
import { sentenceOf } from '../sentence/sentence.ts'
import { Sentence } from '../sentence/sentence.tsx'
import { countedDays, useSiteRules } from '../site-rules.ts'
import { words } from '../words.ts'
import { funnelOf, type Stage, versionsCounted } from './funnel.ts'
import { heldOutOf, isDrawnAsSet } from './groups.ts'
import { HeldOutResults } from './held-out-results.tsx'
import { resultsWords } from './results-words.ts'
import { VariantResults } from './variant-results.tsx'

/** What became of each rule: how far visitors came, and which variant does better. */
export function Results() {
  const { draft, counts, refreshCounts } = useSiteRules()
  const found = counts.value
  useEffect(() => void refreshCounts(), [])
  const rules = draft.base.value.file.rules
  if (!found) return <p class="late">{resultsWords.loading}</p>
  return (
    <div class="results">
      <h2>{resultsWords.title}</h2>
      <p class="help">{words.countsOf(countedDays)}</p>
      {found.length === 0 && <p>{resultsWords.nothing}</p>}
      {found.length > 0 && rules.map(rule => <RuleResults key={rule.id} rule={rule} counts={found} />)}
    </div>
  )
}

function RuleResults({ rule, counts }: { rule: Rule; counts: readonly OutcomeCount[] }) {
  const { names } = useSiteRules()
  const versions = versionsCounted(counts, rule.id)
  const [version, setVersion] = useState<number>()
  const of = (count: OutcomeCount) => count.rule === rule.id && (version === undefined || count.version === version)
  const stages = funnelOf(counts, of, rule.goal !== undefined)
  const isAsSet = isDrawnAsSet(rule, counts, of)
  return (
    <section class="rule-results">
      <h3 dir="auto">{titleOf(rule)}</h3>
      <p>
        <Sentence phrase={sentenceOf(rule, names.value)} />
      </p>
      {versions.length === 0 && <p class="help">{resultsWords.nothingHere}</p>}
      {versions.length > 1 && (
        <label class="side">
          {resultsWords.version}
          <select
            value={version ?? ''}
            onChange={event => setVersion(event.currentTarget.value ? Number(event.currentTarget.value) : undefined)}
          >
            <option value="">{resultsWords.allVersions}</option>
            {versions.map(each => (
              <option key={each} value={each}>
                {resultsWords.versionNo(each)}
              </option>
            ))}
          </select>
        </label>
      )}
      {versions.length > 0 && <Funnel stages={stages} />}
      {versions.length > 0 && !isAsSet && <p class="warning">{resultsWords.notAsSet}</p>}
      {heldOutOf(rule, counts, of).visitors > 0 && <HeldOutResults rule={rule} counts={counts} of={of} />}
      {(rule.variants?.length ?? 0) > 1 && <VariantResults rule={rule} counts={counts} of={of} />}
    </section>
  )
}

/** Bars from zero, each with its number beside it: a table that is also a chart. */
function Funnel({ stages }: { stages: readonly Stage[] }) {
  return (
    <table class="funnel">
      <caption class="hidden">{resultsWords.funnel}</caption>
      <thead class="hidden">
        <tr>
          <th scope="col">{resultsWords.stage}</th>
          <th scope="col">{resultsWords.visitors}</th>
          <th scope="col">{resultsWords.share}</th>
        </tr>
      </thead>
      <tbody>
        {stages.map(({ name, count, share }) => (
          <tr key={name} class={name}>
            <th scope="row">{resultsWords.stages[name]}</th>
            <td>{count.toLocaleString('en')}</td>
            <td class="bar-cell">
              {count > 0 && <span class="funnel-bar" style={{ width: `calc((100% - 64px) * ${share})` }} />}
              <span>{percent(share)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`
