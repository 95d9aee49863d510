import { words } from '../words.ts'
import { useChoice } from './field.tsx'

const choices = ['show', 'hide'] as const

/** What is done while nobody is there. */
export function Absence() {
  const { value = 'show', set } = useChoice('away')
  return (
    <section>
      <h2 id="absence">{words.absence}</h2>
      <div role="radiogroup" aria-labelledby="absence" class="choices">
        {choices.map(each => (
          <label key={each} class="choice">
            <input
              type="radio"
              name="absence"
              checked={value === each}
              onChange={() => set(each === 'hide' ? each : undefined)}
            />
            <span>
              {words.absences[each]}
              <span class="help">{words.absenceHelp[each]}</span>
            </span>
          </label>
        ))}
      </div>
    </section>
  )
}
