import type { Answer } from '@beckon/answers'
import { useWorkplace } from '../../desk/workplace.ts'
import { languageWords } from '../../text/language.ts'
import { isReviewDue } from '../draft/lint.ts'
import { pathOf } from '../pages.ts'
import { scopeWords } from '../scope.ts'
import { useSiteAnswers } from '../site-answers.ts'
import { words } from '../words.ts'
import { everybody, type Narrowing, valuesOf } from './narrowing.ts'

export const searchId = 'search-answers'

/** The search, what else narrows the list, and the way to a new answer. */
export function Filters({ all, found, today }: { all: readonly Answer[]; found: number; today: string }) {
  const { area } = useWorkplace()
  const { narrowing, drafts, site } = useSiteAnswers()
  const set = (change: Partial<Narrowing>) => {
    narrowing.value = { ...narrowing.value, ...change }
  }
  const due = all.filter(answer => isReviewDue(answer, today)).length
  return (
    <search class="list-head">
      <input
        id={searchId}
        type="search"
        aria-label={words.search}
        placeholder={words.searchPlaceholder}
        title="/"
        value={narrowing.value.query}
        onInput={event => set({ query: event.currentTarget.value })}
      />
      <Choice
        label={words.tag}
        none={words.allTags}
        values={valuesOf(all, ({ tags = [] }) => tags)}
        value={narrowing.value.tag}
        choose={tag => set({ tag })}
      />
      <Choice
        label={words.scope}
        none={words.allScopes}
        values={valuesOf(all, ({ scope }) => [scope ?? everybody])}
        value={narrowing.value.scope}
        say={scope => scopeWords(scope === everybody ? undefined : scope)}
        choose={scope => set({ scope })}
      />
      <Choice
        label={words.language}
        none={words.allLanguages}
        values={valuesOf(all, ({ language }) => [language])}
        value={narrowing.value.language}
        say={languageWords}
        choose={language => set({ language })}
      />
      {(due > 0 || narrowing.value.isDue) && (
        <button
          type="button"
          aria-pressed={narrowing.value.isDue}
          onClick={() => set({ isDue: !narrowing.value.isDue })}
        >
          {words.dueCount(due)}
        </button>
      )}
      <p class="help" role="status">
        {words.shown(found, all.length)}
      </p>
      <button
        type="button"
        class="primary"
        onClick={() => area.show('answers', pathOf({ site: site.key, name: 'edit', answer: drafts.begin({}) }))}
      >
        {words.newAnswer} <kbd>N</kbd>
      </button>
    </search>
  )
}

type ChoiceProps = {
  label: string
  none: string
  values: readonly string[]
  value: string
  say?: (value: string) => string
  choose: (value: string) => void
}

/** Nothing to choose from is not shown. */
function Choice({ label, none, values, value, say = each => each, choose }: ChoiceProps) {
  if (values.length < 2 && !value) return null
  return (
    <select aria-label={label} value={value} onChange={event => choose(event.currentTarget.value)}>
      <option value="">{none}</option>
      {values.map(each => (
        <option key={each} value={each}>
          {say(each)}
        </option>
      ))}
    </select>
  )
}
