import { useWorkplace } from '../desk/workplace.ts'
import { Icon } from '../icon/icon.tsx'
import { words as deskWords } from '../words.ts'
import './style/part.css'
import { words } from './words.ts'

type Props<Name extends string> = {
  site: string
  title: string
  keys: string
  /** Of the pages that stand in the head. */
  tabs: readonly (readonly [Name, string])[]
  tabsLabel: string
  current: Name
  go: (site: string, tab: Name) => void
}

/** Where one is: back to the conversations (and who waits there), the site, the pages of this part. */
export function PartHead<Name extends string>({ site, title, keys, tabs, tabsLabel, current, go }: Props<Name>) {
  const { area, operator, view } = useWorkplace()
  const waiting = view.state.value.conversations.filter(({ status }) => status === 'waiting').length
  return (
    <header class="bar part-head">
      <button type="button" class="quiet" title={keys} onClick={() => area.showConversations(view.openId.peek())}>
        <Icon name="back" /> <span class="back-word">{words.conversations}</span>
        {waiting > 0 && (
          <span class="badge">
            <span aria-hidden="true">{waiting}</span>
            <span class="hidden">{deskWords.waitingNow(waiting)}</span>
          </span>
        )}
      </button>
      <h1 class={operator.sites.length > 1 ? 'hidden' : 'site-name'}>
        <bdi>{operator.sites.find(({ key }) => key === site)?.name}</bdi>
        <span class="hidden">: {title}</span>
      </h1>
      {operator.sites.length > 1 && (
        <select
          aria-label={words.site}
          value={site}
          onChange={event => {
            go(event.currentTarget.value, current)
          }}
        >
          {operator.sites.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      )}
      <nav aria-label={tabsLabel}>
        {tabs.map(([name, label]) => (
          <button
            key={name}
            type="button"
            class="tab"
            aria-current={current === name ? 'page' : undefined}
            onClick={() => go(site, name)}
          >
            {label}
          </button>
        ))}
      </nav>
    </header>
  )
}
