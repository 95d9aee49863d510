import { useWorkplace } from '../desk/workplace.ts'
import { PartHead } from '../part/head.tsx'
import { type PageName, pathOf, type RulesPage } from './pages.ts'
import { words } from './words.ts'

type Tab = keyof typeof words.pages & PageName
const tabs = Object.entries(words.pages) as [Tab, string][]
const tabOf: Readonly<Record<PageName, Tab>> = {
  list: 'list',
  templates: 'list',
  edit: 'list',
  try: 'try',
  results: 'results',
  versions: 'versions',
}

export function RulesHead({ page }: { page: RulesPage }) {
  const { area } = useWorkplace()
  return (
    <PartHead
      site={page.site}
      title={words.rules}
      keys="Alt+R"
      tabs={tabs}
      tabsLabel={words.pagesLabel}
      current={tabOf[page.name]}
      go={(site, name) => area.showRules(pathOf({ site, name }))}
    />
  )
}
