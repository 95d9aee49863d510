import { useEffect } from 'preact/hooks'
import { useWorkplace } from '../desk/workplace.ts'
import { NoSites, NotReady } from '../part/not-ready.tsx'
import { usePageCommands } from '../part/page-commands.ts'
import { Editor } from './form/editor.tsx'
import { RulesHead } from './head.tsx'
import { RuleList } from './list/list.tsx'
import { Results } from './numbers/results.tsx'
import { openedRules } from './opened.ts'
import { type PageName, pageOf, pathOf, type RulesPage } from './pages.ts'
import { PublishBar } from './publishing/bar.tsx'
import { Versions } from './publishing/versions.tsx'
import { Trial } from './simulation/trial.tsx'
import { type SiteRules, SiteRulesProvider } from './site-rules.ts'
import './style/rules.css'
import { Templates } from './templates/templates.tsx'
import { refusedWords, words } from './words.ts'

/** Everything about rules: the list, the form, trying on recorded visits, results and versions of one site. */
export function RulesArea() {
  const workplace = useWorkplace()
  const page = pageOf(workplace.area.open.value?.page ?? '', workplace.operator.sites)
  const site = workplace.operator.sites.find(({ key }) => key === page?.site)
  if (!page || !site) return <NoSites />
  const { state, load } = openedRules(workplace, site)
  const opened = state.value
  return (
    <div class="part-area rules">
      <RulesHead page={page} />
      {opened.kind === 'ready' && <ReadyPage key={site.key} rules={opened.rules} page={page} />}
      {opened.kind !== 'ready' && (
        <NotReady
          loading={words.loading}
          failed={opened.kind === 'failed' ? refusedWords[opened.code] : undefined}
          again={() => void load()}
        />
      )}
    </div>
  )
}

function ReadyPage({ rules, page }: { rules: SiteRules; page: RulesPage }) {
  const { area, environment } = useWorkplace()
  const { draft } = rules
  const go = (name: PageName) => () => area.showRules(pathOf({ site: page.site, name }))
  // Numbers move while somebody looks at them.
  useEffect(() => {
    let cancel = () => {}
    const again = () => {
      cancel = environment.clock.after(refreshEveryMs, () => void rules.refreshCounts().then(again))
    }
    again()
    return () => cancel()
  }, [])
  useEffect(() => rules.followTabs(), [])
  usePageCommands('rules', [
    ['list', 'All rules', 'L', page.name === 'list' ? undefined : go('list')],
    ['try', words.pages.try, 'S', go('try')],
    ['results', words.pages.results, 'M', go('results')],
    ['versions', words.pages.versions, 'V', go('versions')],
    ['new', words.newRule, 'N', go('templates')],
    ['undo', words.undo, 'Ctrl+Z', draft.canUndo.value ? draft.undo : undefined],
    ['redo', words.redo, 'Ctrl+Shift+Z', draft.canRedo.value ? draft.redo : undefined],
  ])
  return (
    <SiteRulesProvider value={rules}>
      <main class={`part-page ${page.name}`}>
        <Page page={page} />
      </main>
      <PublishBar />
    </SiteRulesProvider>
  )
}

const refreshEveryMs = 30_000

function Page({ page }: { page: RulesPage }) {
  switch (page.name) {
    case 'list':
      return <RuleList />
    case 'templates':
      return <Templates />
    case 'edit':
      return <Editor key={page.rule} id={page.rule ?? ''} />
    case 'try':
      return <Trial />
    case 'results':
      return <Results />
    case 'versions':
      return <Versions />
  }
}
