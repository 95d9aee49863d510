import type { Rule } from '@beckon/rules'
import { useWorkplace } from '../../desk/workplace.ts'
import { Icon } from '../../icon/icon.tsx'
import { same } from '../../part/same.ts'
import { isWithin } from '../draft/place.ts'
import { moveRule } from '../draft/tidy.ts'
import { countedOutcomes, countsOf } from '../numbers/counts.ts'
import { pathOf } from '../pages.ts'
import { titleOf } from '../publishing/changes.ts'
import { limitsOf, sentenceOf } from '../sentence/sentence.ts'
import { Sentence } from '../sentence/sentence.tsx'
import { ruleOf, useSiteRules } from '../site-rules.ts'
import { words } from '../words.ts'
import { switchRule } from './actions.ts'

export function RuleRow({ rule, at, count }: { rule: Rule; at: number; count: number }) {
  const { area } = useWorkplace()
  const siteRules = useSiteRules()
  const { draft, names, problems, warnings, site } = siteRules
  const name = titleOf(rule)
  const isOn = rule.enabled !== false
  const wrong = problems.value.filter(({ place }) => isWithin(place, `rules[${at}]`)).length
  const doubtful = warnings.value.filter(({ place }) => isWithin(place, `rules[${at}]`)).length
  const published = ruleOf(draft.base.value.file, rule.id)
  const mark = published ? (same(published, rule) ? undefined : words.changed) : words.fresh
  const move = (to: number) => draft.change(file => moveRule(file, at, to))
  return (
    <li data-rule={rule.id} class={isOn ? 'rule-row' : 'rule-row off'}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        class="switch"
        aria-label={words.onOff(name)}
        title="X"
        checked={isOn}
        onChange={() => switchRule(siteRules, rule.id)}
      />
      <div class="says">
        <p class="rule-name">
          <bdi>{name}</bdi>
          {mark && <span class="mark">{mark}</span>}
          {!isOn && <span class="mark quiet-mark">{words.switchedOff}</span>}
          {doubtful > 0 && <span class="mark doubt-mark">{words.warnings(doubtful)}</span>}
          {wrong > 0 && <span class="mark bad-mark">{words.problems(wrong)}</span>}
        </p>
        <a
          class="open-rule"
          href={`#rules/${pathOf({ site: site.key, name: 'edit', rule: rule.id })}`}
          onClick={event => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            area.showRules(pathOf({ site: site.key, name: 'edit', rule: rule.id }))
          }}
        >
          <Sentence phrase={sentenceOf(rule, names.value)} />
        </a>
        <p class="help">{limitsOf(rule).join(' · ')}</p>
      </div>
      <Numbers id={rule.id} />
      <div class="order">
        <button
          type="button"
          class="quiet icon-only"
          aria-label={words.up(name)}
          title="Alt+↑"
          disabled={at === 0}
          onClick={() => move(at - 1)}
        >
          <Icon name="up" />
        </button>
        <button
          type="button"
          class="quiet icon-only"
          aria-label={words.down(name)}
          title="Alt+↓"
          disabled={at === count - 1}
          onClick={() => move(at + 1)}
        >
          <Icon name="down" />
        </button>
      </div>
    </li>
  )
}

function Numbers({ id }: { id: string }) {
  const counts = useSiteRules().counts.value
  const sum = countsOf(counts ?? [], ({ rule }) => rule === id)
  if (countedOutcomes.every(outcome => sum[outcome] === 0)) return <p class="numbers none">{words.noCounts}</p>
  return (
    <dl class="numbers">
      {countedOutcomes.map(outcome => (
        <div key={outcome}>
          <dt>{words.counts[outcome]}</dt>
          <dd>{sum[outcome].toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  )
}
