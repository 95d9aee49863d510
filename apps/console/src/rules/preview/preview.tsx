import type { Action, Rule } from '@beckon/rules'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWorkplace } from '../../desk/workplace.ts'
import { formWords } from '../form/form-words.ts'
import { useSiteRules } from '../site-rules.ts'
import { words } from '../words.ts'
import { stage } from './stage.ts'
import { TestLink } from './test-link.tsx'

/** While somebody types, the frame is not begun anew at every letter. */
const settlesAfterMs = 400

type Look = 'light' | 'dark'
type Width = 'wide' | 'phone'

/** What a rule shows, drawn by the widget itself. */
export function Preview({ rule }: { rule: Rule }) {
  const [look, setLook] = useState<Look>('light')
  const [width, setWidth] = useState<Width>('wide')
  const [variantId, setVariantId] = useState<string>()
  const variants = rule.variants ?? []
  const variant = variants.find(({ id }) => id === variantId) ?? variants[0]
  const actions = variant?.do ?? rule.do
  return (
    <aside class="preview" aria-label={words.preview}>
      <header>
        <h3>{words.preview}</h3>
        <Choice name="look" label={words.colours} value={look} of={words.looks} onValue={setLook} />
        <Choice name="width" label={words.screen} value={width} of={words.widths} onValue={setWidth} />
      </header>
      {variants.length > 0 && (
        <select
          aria-label={words.previewVariant}
          value={variant?.id}
          onChange={event => setVariantId(event.currentTarget.value)}
        >
          {variants.map(({ id }) => (
            <option key={id} value={id}>
              {formWords.variant(id)}
            </option>
          ))}
        </select>
      )}
      <Stage actions={actions} look={look} width={width} />
      <p class="help">{words.previewHelp}</p>
      <TestLink rule={rule} />
    </aside>
  )
}

function Stage({ actions, look, width }: { actions: readonly Action[]; look: Look; width: Width }) {
  const { relay, answers, environment } = useWorkplace()
  const { site } = useSiteRules()
  const frame = useRef<HTMLIFrameElement>(null)
  const text = JSON.stringify(actions)
  const [shown, setShown] = useState(text)
  useEffect(() => environment.clock.after(settlesAfterMs, () => setShown(text)), [text])
  const shelf = Array.isArray(answers.value) ? answers.value.filter(each => (each.site ?? site.key) === site.key) : []
  const key = `${look} ${width} ${shelf.length} ${shown}`
  useEffect(() => {
    const element = frame.current
    if (element) stage(element, { relay, site, actions: JSON.parse(shown), answers: shelf, isDark: look === 'dark' })
  }, [key])
  const side = (site.appearance?.side === 'start') === (site.words?.dir !== 'rtl') ? 'left' : 'right'
  return (
    <div class={`stage ${look} ${width} ${side}`}>
      <iframe key={key} ref={frame} title={words.preview} />
    </div>
  )
}

type ChoiceProps<T extends string> = {
  name: string
  label: string
  value: T
  of: Readonly<Record<T, string>>
  onValue: (value: T) => void
}

function Choice<T extends string>({ name, label, value, of, onValue }: ChoiceProps<T>) {
  return (
    <fieldset class="segments">
      <legend class="hidden">{label}</legend>
      {(Object.keys(of) as T[]).map(each => (
        <label key={each} class={each === value ? 'chosen' : ''}>
          <input type="radio" class="hidden" name={name} checked={each === value} onChange={() => onValue(each)} />
          {of[each]}
        </label>
      ))}
    </fieldset>
  )
}
