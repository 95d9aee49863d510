import type { Goal, Rule, Variant } from '@beckon/rules'
import { Icon } from '../../icon/icon.tsx'
import { insert, read, write } from '../draft/place.ts'
import { useSiteRules } from '../site-rules.ts'
import { Actions } from './actions.tsx'
import { Labelled, Problems, useField, wrongIf } from './field.tsx'
import { formWords } from './form-words.ts'
import { NumberInput, SecondsInput } from './inputs.tsx'

/** Who never sees the rule, and which words whom: what makes its help measurable. `place` is that of the rule. */
export function Measure({ place }: { place: string }) {
  const { draft } = useSiteRules()
  const variants = useField<readonly Variant[]>(`${place}.variants`).value ?? []
  const rule = read(draft.file.value, place) as Rule
  const addVariant = () => {
    const free = 'abcdefghij'.split('').filter(id => !variants.some(variant => variant.id === id))
    const fresh = (free_: number, own: boolean) => ({ id: free[free_] ?? '', weight: 1, ...(own && { do: rule.do }) })
    const more = variants.length === 0 ? [fresh(0, false), fresh(1, true)] : [fresh(0, true)]
    draft.change(file => more.reduce((next, variant) => insert(next, `${place}.variants`, variant), file))
  }
  return (
    <>
      <HoldOut place={`${place}.holdOut`} />
      <GoalForm place={`${place}.goal`} />
      <h3>{formWords.variants}</h3>
      <p class="help">{formWords.variantsHelp}</p>
      {variants.map((variant, at) => (
        <VariantForm
          key={variant.id}
          place={`${place}.variants[${at}]`}
          variant={variant}
          all={variants}
          rule={place}
        />
      ))}
      <Problems at={`${place}.variants`} exact />
      {variants.length < 10 && (
        <button type="button" class="quiet" onClick={addVariant}>
          <Icon name="plus" /> {variants.length === 0 ? formWords.addVariants : formWords.addVariant}
        </button>
      )}
    </>
  )
}

function HoldOut({ place }: { place: string }) {
  const field = useField<number>(place)
  const percent = Math.round((field.value ?? 0) * 1000) / 10
  return (
    <Labelled label={formWords.holdOut} help={formWords.holdOutHelp} place={place}>
      {id => (
        <span class="with-unit">
          <NumberInput
            id={id}
            max={100}
            {...wrongIf(field)}
            value={percent}
            onValue={value => field.type(value ? value / 100 : undefined)}
          />
          %
        </span>
      )}
    </Labelled>
  )
}

/** What it is meant to bring about; a chat where no event is named. */
function GoalForm({ place }: { place: string }) {
  const field = useField<Goal>(place)
  const { event = '', within } = field.value ?? {}
  const set = (event: string, within: number | undefined) =>
    field.type(event ? { event, ...(within !== undefined && { within }) } : undefined)
  return (
    <>
      <Labelled label={formWords.goal} help={formWords.goalHelp} place={`${place}.event`}>
        {id => (
          <input
            id={id}
            {...wrongIf(field)}
            value={event}
            onInput={({ currentTarget }) => set(currentTarget.value.trim(), within)}
          />
        )}
      </Labelled>
      {event && (
        <Labelled label={formWords.goalWithin} help={formWords.goalWithinHelp} place={`${place}.within`}>
          {id => <SecondsInput id={id} {...wrongIf(field)} value={within} onValue={next => set(event, next)} />}
        </Labelled>
      )}
    </>
  )
}

type VariantProps = { place: string; variant: Variant; all: readonly Variant[]; rule: string }

function VariantForm({ place, variant, all, rule }: VariantProps) {
  const { draft } = useSiteRules()
  const weight = useField<number>(`${place}.weight`)
  const total = all.reduce((sum, each) => sum + (each.weight || 0), 0)
  const share = total > 0 ? `${Math.round(((variant.weight || 0) / total) * 100)} %` : '0 %'
  const isOwn = variant.do !== undefined
  const words = read(draft.file.value, `${rule}.do`)
  const remove = () =>
    draft.change(file => {
      // One variant alone compares with nothing.
      const isLast = all.length <= 2
      return write(file, isLast ? `${rule}.variants` : place, undefined)
    })
  return (
    <section class="variant">
      <header>
        <h4>{formWords.variant(variant.id)}</h4>
        <span class="with-unit">
          {formWords.weight}
          <NumberInput label={formWords.weight} {...wrongIf(weight)} value={weight.value} onValue={weight.type} />
          <span class="help">{formWords.ofVisitors(share)}</span>
        </span>
        <button type="button" class="quiet icon-only" aria-label={formWords.removeVariant(variant.id)} onClick={remove}>
          <Icon name="close" />
        </button>
      </header>
      <select
        aria-label={`${formWords.variant(variant.id)}: ${formWords.show}`}
        value={isOwn ? 'own' : 'same'}
        onChange={event =>
          draft.change(file => write(file, `${place}.do`, event.currentTarget.value === 'own' ? words : undefined))
        }
      >
        <option value="same">{formWords.sameAsAbove}</option>
        <option value="own">{formWords.ownWords}</option>
      </select>
      {isOwn && variant.do?.length === 0 && <p class="help">{formWords.showsNothing}</p>}
      {isOwn && <Actions place={`${place}.do`} />}
      <Problems at={`${place}.weight`} />
    </section>
  )
}
