import { useState } from 'preact/hooks'
import { useSiteWidget } from '../site-widget.ts'
import { words } from '../words.ts'
import { grouped } from './groups.ts'
import { languageName, sortedByName } from './language.tsx'
import { Row } from './row.tsx'

/** Everything the widget says, with what the owner says instead. */
export function OwnTexts() {
  const widget = useSiteWidget()
  const { draft, languages, previewed } = widget
  const [language, setLanguage] = useState('*')
  const [search, setSearch] = useState('')
  const [isOnlyOwn, setOnlyOwn] = useState(false)
  const { texts: all = {}, language: fixed } = draft.appearance.value
  const usualIn = language === '*' ? 'en' : language
  const spoken = widget.spoken(usualIn)
  const english = widget.spoken('en')
  const own = all[language] ?? {}
  const ownNames = Object.keys(own)
  const choose = (next: string) => {
    setLanguage(next)
    if (next !== '*' && fixed === undefined) previewed.value = next
  }
  const { texts = {}, dir = 'ltr' } = spoken && spoken !== 'failed' ? spoken : {}
  const englishTexts = english && english !== 'failed' ? english.texts : {}
  const sought = search.trim().toLowerCase()
  const fits = (name: string) =>
    (!isOnlyOwn || own[name] !== undefined) &&
    (!sought ||
      [texts[name], englishTexts[name], own[name]].some(text =>
        JSON.stringify(text ?? '')
          .toLowerCase()
          .includes(sought),
      ))
  const groups = grouped(Object.keys(texts).filter(fits))
  const isNarrowed = sought !== '' || isOnlyOwn

  return (
    <section>
      <h2>{words.texts}</h2>
      <div class="texts-narrowing">
        <label>
          {words.textsFor}{' '}
          <select value={language} onChange={event => choose(event.currentTarget.value)}>
            <option value="*">{words.allLanguages}</option>
            {sortedByName(languages).map(([tag, name]) => (
              <option key={tag} value={tag}>
                {name}
                {all[tag] ? ` · ${Object.keys(all[tag]).length}` : ''}
              </option>
            ))}
          </select>
        </label>
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.searchPlaceholder}
          value={search}
          onInput={event => setSearch(event.currentTarget.value)}
        />
        <label>
          <input type="checkbox" checked={isOnlyOwn} onChange={event => setOnlyOwn(event.currentTarget.checked)} />{' '}
          {words.onlyOwn}
        </label>
      </div>
      {ownNames.length === 0 && !isNarrowed && <p class="help">{words.noOwn}</p>}
      {spoken === 'failed' && (
        <p role="alert">
          {words.textsFailed}{' '}
          <button type="button" onClick={() => widget.loadAgain(usualIn)}>
            {words.tryAgain}
          </button>
        </p>
      )}
      {spoken && groups.length === 0 && <p class="help">{words.nothingFits}</p>}
      {groups.map(([group, names], at) => {
        const count = names.filter(name => own[name] !== undefined).length
        return (
          <details key={`${group} ${isNarrowed}`} open={isNarrowed || at === 0 || undefined}>
            <summary>
              <h3>{words.groups[group]}</h3>
              {count > 0 && <span class="mark">{words.ownCount(count)}</span>}
            </summary>
            <ul
              class="own-texts"
              aria-label={`${words.groups[group]}, ${language === '*' ? words.allLanguages : languageName(language)}`}
            >
              {names.map(name => (
                <Row
                  key={`${language} ${name}`}
                  name={name}
                  language={language}
                  dir={dir}
                  usual={texts[name] ?? ''}
                  english={englishTexts[name]}
                />
              ))}
            </ul>
          </details>
        )
      })}
    </section>
  )
}
