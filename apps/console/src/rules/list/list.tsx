import type { RuleFile } from '@beckon/rules'
import { useWorkplace } from '../../desk/workplace.ts'
import { usePageCommands } from '../../part/page-commands.ts'
import { agoWords } from '../../queue/times.ts'
import { moveRule } from '../draft/tidy.ts'
import { pathOf } from '../pages.ts'
import { titleOf } from '../publishing/changes.ts'
import { countedDays, useSiteRules } from '../site-rules.ts'
import { TemplateCards } from '../templates/cards.tsx'
import { words } from '../words.ts'
import { copyRule, focusedRule, focusRule, removeRule, switchRule } from './actions.ts'
import { RuleRow } from './row.tsx'
import { SiteSettings } from './settings.tsx'

/** All rules of the site as sentences, the first winner on top, with what became of each. */
export function RuleList() {
  const { area, toasts } = useWorkplace()
  const siteRules = useSiteRules()
  const { draft, site } = siteRules
  const file = draft.file.value
  const target = () => focusedRule() ?? file.rules[0]?.id
  const move = (step: 1 | -1) => () => {
    const id = focusedRule()
    const at = file.rules.findIndex(rule => rule.id === id)
    const moved = file.rules[at]
    if (!moved || at + step < 0 || at + step >= file.rules.length) return
    draft.change(before => moveRule(before, at, at + step))
    toasts.show({ tone: 'plain', text: words.moved(titleOf(moved), at + step + 1, file.rules.length) })
    requestAnimationFrame(() => focusRule(moved.id))
  }
  const withTarget = (act: (id: string) => void) => () => {
    const id = target()
    if (id !== undefined) act(id)
  }
  const edit = (id: string) => area.showRules(pathOf({ site: site.key, name: 'edit', rule: id }))
  usePageCommands('list', [
    ['next', 'Next rule', 'J', () => focusRule(1)],
    ['previous', 'Previous rule', 'K', () => focusRule(-1)],
    ['switch', 'Switch the rule on or off', 'X', withTarget(id => switchRule(siteRules, id))],
    ['up', 'Move the rule up', 'Alt+ArrowUp', move(-1)],
    ['down', 'Move the rule down', 'Alt+ArrowDown', move(1)],
    ['edit', 'Edit the rule', 'E', withTarget(edit)],
    ['copy', 'Copy the rule', 'C', withTarget(id => edit(copyRule(siteRules, id)))],
    ['remove', 'Remove the rule', 'Delete', withTarget(id => removeRule(siteRules, id, toasts))],
    [
      'switch-all',
      file.settings?.enabled === false ? words.switchAllOn : words.switchAllOff,
      'Shift+X',
      () => switchAll(),
    ],
  ])
  function switchAll() {
    draft.change((before): RuleFile => {
      const { enabled, ...settings } = before.settings ?? {}
      return { ...before, settings: enabled === false ? settings : { ...settings, enabled: false } }
    })
  }

  if (file.rules.length === 0)
    return (
      <section class="empty">
        <h2>{words.emptyTitle}</h2>
        <p>{words.emptyHelp}</p>
        <TemplateCards />
      </section>
    )
  return (
    <>
      <ListHead onSwitchAll={switchAll} />
      <ol class="rule-list">
        {file.rules.map((rule, at) => (
          <RuleRow key={rule.id} rule={rule} at={at} count={file.rules.length} />
        ))}
      </ol>
      <p class="help wins">{words.wins}</p>
      <SiteSettings />
    </>
  )
}

function ListHead({ onSwitchAll }: { onSwitchAll: () => void }) {
  const { area, view } = useWorkplace()
  const { inForce, draft, site } = useSiteRules()
  const { version, versions } = inForce.value
  const isOff = draft.file.value.settings?.enabled === false
  const publishedAt = versions.find(each => each.version === version)?.at
  return (
    <header class="list-head">
      <p class="help">
        {version === 0
          ? words.neverPublished
          : words.inForce(
              version,
              publishedAt === undefined ? '' : words.ago(agoWords(view.nowMs.value - publishedAt)),
            )}
        {' · '}
        {words.countsOf(countedDays)}
      </p>
      <button type="button" class="quiet" onClick={onSwitchAll}>
        {isOff ? words.switchAllOn : words.switchAllOff}
      </button>
      <button
        type="button"
        class="primary"
        onClick={() => area.showRules(pathOf({ site: site.key, name: 'templates' }))}
      >
        {words.newRule} <kbd>N</kbd>
      </button>
      {isOff && <p class="all-off">{words.allOff}</p>}
    </header>
  )
}
