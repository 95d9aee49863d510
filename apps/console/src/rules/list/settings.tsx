import type { RuleFile } from '@beckon/rules'
import { WordsInput } from '../../part/words-input.tsx'
import { Labelled, Problems, useField, wrongIf } from '../form/field.tsx'
import { formWords } from '../form/form-words.ts'
import { NumberInput, SecondsInput } from '../form/inputs.tsx'
import { useSiteRules } from '../site-rules.ts'
import { Hours } from './hours.tsx'

type Settings = NonNullable<RuleFile['settings']>

/** What holds for all rules of a site. */
export function SiteSettings() {
  const gap = useField<number>('settings.gap')
  const budget = useField<number>('settings.budget')
  const zone = useField<string>('settings.zone')
  const storage = useField<Settings['storage']>('settings.storage')
  const holidays = useField<readonly string[]>('settings.holidays')
  const { problems } = useSiteRules()
  const isWrong = problems.value.some(({ place }) => place.startsWith('settings'))
  return (
    <details class="site-settings" open={isWrong}>
      <summary>{formWords.forAll}</summary>
      <div class="fields">
        <Labelled label={formWords.gap} place="settings.gap">
          {id => <SecondsInput id={id} label={formWords.gap} {...wrongIf(gap)} value={gap.value} onValue={gap.type} />}
        </Labelled>
        <Labelled label={formWords.budget} help={formWords.budgetHelp} place="settings.budget">
          {id => (
            <NumberInput
              id={id}
              min={1}
              max={100}
              {...wrongIf(budget)}
              value={budget.value}
              placeholder="6"
              onValue={budget.type}
            />
          )}
        </Labelled>
        <Labelled label={formWords.siteZone} place="settings.zone">
          {id => (
            <input
              id={id}
              type="text"
              list="zones"
              placeholder="UTC"
              {...wrongIf(zone)}
              value={zone.value ?? ''}
              onInput={event => zone.type(event.currentTarget.value || undefined)}
            />
          )}
        </Labelled>
        <Labelled label={formWords.storage} place="settings.storage">
          {id => (
            <select
              id={id}
              value={storage.value ?? 'session'}
              onChange={event => storage.set(event.currentTarget.value as 'none' | 'session' | 'visitor')}
            >
              {Object.entries(formWords.storages).map(([name, word]) => (
                <option key={name} value={name}>
                  {word}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      </div>
      <datalist id="zones">
        {Intl.supportedValuesOf('timeZone').map(each => (
          <option key={each} value={each} />
        ))}
      </datalist>
      <Hours />
      <p class="field">
        <span>{formWords.holidays}</span>
        <WordsInput
          label={formWords.holidays}
          placeholder="12-24"
          {...wrongIf(holidays)}
          values={holidays.value ?? []}
          onValues={days => holidays.set(days.length > 0 ? days : undefined)}
        />
      </p>
      <p class="help">{formWords.holidaysHelp}</p>
      <Problems at="settings.holidays" />
    </details>
  )
}
