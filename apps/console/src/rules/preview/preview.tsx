import type { Action, Rule } from '@beckon/rules'
import { useState } from 'preact/hooks'
import { useWorkplace } from '../../desk/workplace.ts'
import { Segments } from '../../stage/segments.tsx'
import { type Look, Stage, type Width } from '../../stage/stage.tsx'
import { words as stageWords } from '../../stage/words.ts'
import { formWords } from '../form/form-words.ts'
import { useSiteRules } from '../site-rules.ts'
import { words } from '../words.ts'
import { TestLink } from './test-link.tsx'

/** What a rule shows, drawn by the widget itself. */
export function Preview({ rule }: { rule: Rule }) {
  const [look, setLook] = useState<Look>('light')
  const [width, setWidth] = useState<Width>('wide')
  const [variantId, setVariantId] = useState<string>()
  const variants = rule.variants ?? []
  const variant = variants.find(({ id }) => id === variantId) ?? variants[0]
  const actions = variant?.do ?? rule.do
  return (
    <aside class="preview" aria-label={stageWords.preview}>
      <header>
        <h3>{stageWords.preview}</h3>
        <Segments isQuiet name="look" label={stageWords.colours} value={look} of={stageWords.looks} onValue={setLook} />
        <Segments
          isQuiet
          name="width"
          label={stageWords.screen}
          value={width}
          of={stageWords.widths}
          onValue={setWidth}
        />
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
      <RuleStage actions={actions} look={look} width={width} />
      <p class="help">{stageWords.previewHelp}</p>
      <TestLink rule={rule} />
    </aside>
  )
}

function RuleStage({ actions, look, width }: { actions: readonly Action[]; look: Look; width: Width }) {
  const { relay, answers } = useWorkplace()
  const { site } = useSiteRules()
  const shelf = Array.isArray(answers.value) ? answers.value.filter(each => (each.site ?? site.key) === site.key) : []
  const { key, name, appearance = {}, words: spoken } = site
  const scene = { relay, site: { key, name }, appearance, words: spoken, answers: shelf, actions }
  return <Stage title={stageWords.preview} scene={scene} look={look} width={width} />
}
