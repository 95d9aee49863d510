import { useLayoutEffect, useRef } from 'preact/hooks'
import { useWorkplace } from '../../desk/workplace.ts'
import { Icon } from '../../icon/icon.tsx'
import { usePageCommands } from '../../part/page-commands.ts'
import { insert } from '../draft/place.ts'
import { copyRule, removeRule, switchRule } from '../list/actions.ts'
import { pathOf } from '../pages.ts'
import { Preview } from '../preview/preview.tsx'
import { titleOf } from '../publishing/changes.ts'
import { limitsOf, sentenceOf } from '../sentence/sentence.ts'
import { Sentence } from '../sentence/sentence.tsx'
import { placeOfRule, ruleOf, useSiteRules } from '../site-rules.ts'
import { words } from '../words.ts'
import { Actions } from './actions.tsx'
import { ConditionGroup } from './condition.tsx'
import { Labelled, Problems, useField, wrongIf } from './field.tsx'
import { formWords } from './form-words.ts'
import { Limits } from './limits.tsx'
import { Measure } from './measure.tsx'
import { newTest } from './operators.ts'

/** One rule: the sentence it reads as, the form that changes it, and how it will look. */
export function Editor({ id }: { id: string }) {
  const { area, toasts } = useWorkplace()
  const siteRules = useSiteRules()
  const { draft, names, site } = siteRules
  const heading = useRef<HTMLHeadingElement>(null)
  const file = draft.file.value
  const place = placeOfRule(file, id)
  const rule = ruleOf(file, id)
  const toList = () => area.showRules(pathOf({ site: site.key, name: 'list' }))
  const edit = (other: string) => area.showRules(pathOf({ site: site.key, name: 'edit', rule: other }))
  const remove = () => {
    removeRule(siteRules, id, toasts)
    toList()
  }
  const addCondition = () => {
    if (!place) return
    const group = rule?.when && 'any' in rule.when ? 'any' : 'all'
    draft.change(before => insert(before, `${place}.when.${group}`, newTest('page.path')))
  }
  usePageCommands('edit', [
    ['leave', formWords.back, 'Escape', toList],
    ['condition', `Add: ${formWords.addCondition}`, 'A', addCondition],
    ['switch', 'Switch the rule on or off', 'X', () => switchRule(siteRules, id)],
    ['copy', 'Copy the rule', 'C', () => edit(copyRule(siteRules, id))],
    ['remove', 'Remove the rule', 'Shift+Delete', remove],
  ])
  useLayoutEffect(() => heading.current?.focus(), [])
  if (!rule || !place)
    return (
      <div class="nothing">
        <p>{formWords.gone}</p>
        <button type="button" onClick={toList}>
          {formWords.back}
        </button>
      </div>
    )
  return (
    <div class="editor">
      <div class="form">
        <p class="editor-head">
          <button type="button" class="quiet" onClick={toList}>
            <Icon name="back" /> {formWords.back} <kbd>Esc</kbd>
          </button>
          <label class="on-off">
            <input
              type="checkbox"
              role="switch"
              class="switch"
              aria-checked={rule.enabled !== false}
              checked={rule.enabled !== false}
              onChange={() => switchRule(siteRules, id)}
            />
            {formWords.on}
          </label>
          <button type="button" class="quiet" onClick={() => edit(copyRule(siteRules, id))}>
            {words.duplicate}
          </button>
          <button type="button" class="quiet" onClick={remove}>
            {words.remove}
          </button>
        </p>
        <h2 tabIndex={-1} ref={heading} aria-label={titleOf(rule)} class="big-sentence">
          <Sentence phrase={sentenceOf(rule, names.value)} />
        </h2>
        <p class="help">{limitsOf(rule).join(' · ')}</p>
        <Problems at={place} exact />
        <RuleName place={`${place}.name`} />
        <section>
          <h3 class="part">{formWords.when}</h3>
          <Problems at={`${place}.when`} exact />
          <ConditionGroup place={`${place}.when`} isRoot />
        </section>
        <section>
          <h3 class="part">{formWords.show}</h3>
          <Actions place={`${place}.do`} />
        </section>
        <section>
          <h3 class="part">{formWords.limits}</h3>
          <Limits place={place} />
        </section>
        <section>
          <h3 class="part">{formWords.measure}</h3>
          <Measure place={place} />
        </section>
      </div>
      <Preview rule={rule} />
    </div>
  )
}

function RuleName({ place }: { place: string }) {
  const field = useField<string>(place)
  return (
    <Labelled label={formWords.name} place={place}>
      {id => (
        <input
          id={id}
          type="text"
          dir="auto"
          maxLength={200}
          {...wrongIf(field)}
          value={field.value ?? ''}
          onInput={event => field.type(event.currentTarget.value || undefined)}
        />
      )}
    </Labelled>
  )
}
