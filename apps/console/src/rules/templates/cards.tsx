import { useWorkplace } from '../../desk/workplace.ts'
import { addRule } from '../list/actions.ts'
import { pathOf } from '../pages.ts'
import { sentenceOf } from '../sentence/sentence.ts'
import { Sentence } from '../sentence/sentence.tsx'
import { useSiteRules } from '../site-rules.ts'
import { words } from '../words.ts'
import { rulesOf, templates } from './template-list.ts'

/** What one can begin with: each template as the sentence it becomes. */
export function TemplateCards() {
  const { area } = useWorkplace()
  const siteRules = useSiteRules()
  const edit = (rule: string) => area.showRules(pathOf({ site: siteRules.site.key, name: 'edit', rule }))
  return (
    <>
      <ul class="cards">
        {templates.map(template => {
          const rules = rulesOf(template)
          const [first] = rules ?? []
          if (!rules || !first) return null
          const use = () => {
            const ids = rules.toReversed().map(({ id: _own, ...rule }) => addRule(siteRules, rule))
            edit(ids.at(-1) ?? '')
          }
          return (
            <li key={template.id} class="card">
              <h3>{template.title}</h3>
              <p class="help">{template.purpose}</p>
              <p class="card-says">
                <Sentence phrase={sentenceOf(first, siteRules.names.value)} />
              </p>
              <button type="button" aria-label={`${words.useTemplate}: ${template.title}`} onClick={use}>
                {words.useTemplate}
              </button>
            </li>
          )
        })}
      </ul>
      <button
        type="button"
        class="quiet blank"
        onClick={() =>
          edit(addRule(siteRules, { name: words.blankName, when: { all: [] }, do: [{ action: 'teaser', text: '' }] }))
        }
      >
        {words.blank}
      </button>
    </>
  )
}
