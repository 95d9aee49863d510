import { useWorkplace } from '../desk/workplace.ts'
import { Icon } from '../icon/icon.tsx'
import { words as deskWords } from '../words.ts'
import { type PageName, pathOf, type RulesPage } from './pages.ts'
import { words } from './words.ts'

const tabs: readonly (keyof typeof words.pages & PageName)[] = ['list', 'try', 'results', 'versions']
const tabOf: Readonly<Record<PageName, PageName>> = {
  list: 'list',
  templates: 'list',
  edit: 'list',
  try: 'try',
  results: 'results',
  versions: 'versions',
}

/** Where one is: back to the conversations (and who waits there), the site, the parts. */
export function RulesHead({ page }: { page: RulesPage }) {
  const { area, operator, view } = useWorkplace()
  const waiting = view.state.value.conversations.filter(({ status }) => status === 'waiting').length
  const go = (to: RulesPage) => area.showRules(pathOf(to))
  return (
    <header class="bar rules-head">
      <button type="button" class="quiet" title="Alt+R" onClick={() => area.showConversations(view.openId.peek())}>
        <Icon name="back" /> <span class="back-word">{words.conversations}</span>
        {waiting > 0 && (
          <span class="badge">
            <span aria-hidden="true">{waiting}</span>
            <span class="hidden">{deskWords.waitingNow(waiting)}</span>
          </span>
        )}
      </button>
      <h1 class={operator.sites.length > 1 ? 'hidden' : 'site-name'}>
        <bdi>{operator.sites.find(({ key }) => key === page.site)?.name}</bdi>
        <span class="hidden">: {words.rules}</span>
      </h1>
      {operator.sites.length > 1 && (
        <select
          aria-label={words.site}
          value={page.site}
          onChange={event => go({ site: event.currentTarget.value, name: tabOf[page.name] })}
        >
          {operator.sites.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      )}
      <nav aria-label={words.pagesLabel}>
        {tabs.map(name => (
          <button
            key={name}
            type="button"
            class="tab"
            aria-current={tabOf[page.name] === name ? 'page' : undefined}
            onClick={() => go({ site: page.site, name })}
          >
            {words.pages[name]}
          </button>
        ))}
      </nav>
    </header>
  )
}
