import { useWorkplace } from '../../desk/workplace.ts'
import { useSiteRules } from '../site-rules.ts'
import { useField, wrongIf } from './field.tsx'
import { formWords } from './form-words.ts'

/** One of the answers on the site's shelf, by its title. */
export function AnswerPicker({
  place,
  label,
  isOptional = false,
}: {
  place: string
  label: string
  isOptional?: boolean
}) {
  const field = useField<string>(place)
  const { answers } = useWorkplace()
  const { site } = useSiteRules()
  const shelf = (Array.isArray(answers.value) ? answers.value : []).filter(
    // What is only for operators is never shown to visitors.
    each => (each.site ?? site.key) === site.key && each.scope === undefined,
  )
  const chosen = field.value ?? ''
  return (
    <select
      aria-label={label}
      {...wrongIf(field)}
      value={chosen}
      onChange={event => field.set(event.currentTarget.value || (isOptional ? undefined : ''))}
    >
      <option value="">
        {isOptional ? formWords.noAnswer : shelf.length > 0 ? formWords.chooseAnswer : formWords.noShelf}
      </option>
      {shelf.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
      {chosen !== '' && !shelf.some(({ id }) => id === chosen) && (
        <option value={chosen}>{formWords.unknownAnswer(chosen)}</option>
      )}
    </select>
  )
}
