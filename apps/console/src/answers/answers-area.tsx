import { useEffect } from 'preact/hooks'
import { useWorkplace } from '../desk/workplace.ts'
import { PartHead } from '../part/head.tsx'
import { NoSites, NotReady } from '../part/not-ready.tsx'
import { usePageCommands } from '../part/page-commands.ts'
import { Files } from './files/files.tsx'
import { Editor } from './form/editor.tsx'
import { AnswerList } from './list/list.tsx'
import { openedAnswers } from './opened.ts'
import { type AnswersPage, type PageName, pageOf, pathOf } from './pages.ts'
import { Proposals } from './questions/proposals.tsx'
import { Unanswered } from './questions/unanswered.tsx'
import { type SiteAnswers, SiteAnswersProvider } from './site-answers.ts'
import './style/answers.css'
import { refusedWords, words } from './words.ts'

/** Everything about canned answers: the list, the form, what visitors asked, files in and out. */
export function AnswersArea() {
  const workplace = useWorkplace()
  const page = pageOf(workplace.area.open.value?.page ?? '', workplace.operator.sites)
  const site = workplace.operator.sites.find(({ key }) => key === page?.site)
  if (!page || !site) return <NoSites />
  const { state, load } = openedAnswers(workplace, site)
  const opened = state.value
  return (
    <div class="part-area answers">
      <AnswersHead page={page} answers={opened.kind === 'ready' ? opened.answers : undefined} />
      {opened.kind === 'ready' && <ReadyPage key={site.key} answers={opened.answers} page={page} />}
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

type Tab = keyof typeof words.pages & PageName

function AnswersHead({ page, answers }: { page: AnswersPage; answers: SiteAnswers | undefined }) {
  const { area } = useWorkplace()
  const countOf = (list: readonly unknown[] | 'failed' | undefined) =>
    Array.isArray(list) && list.length > 0 ? ` (${list.length})` : ''
  const counts: Partial<Record<Tab, string>> = {
    unanswered: countOf(answers?.questions.open.value),
    proposals: countOf(answers?.questions.proposals.value),
  }
  const tabs = (Object.entries(words.pages) as [Tab, string][]).map(
    ([name, label]) => [name, label + (counts[name] ?? '')] as const,
  )
  return (
    <PartHead
      site={page.site}
      title={words.answers}
      keys="Alt+A"
      tabs={tabs}
      tabsLabel={words.pagesLabel}
      current={page.name === 'edit' ? 'list' : page.name}
      go={(site, name) => area.show('answers', pathOf({ site, name }))}
    />
  )
}

function ReadyPage({ answers, page }: { answers: SiteAnswers; page: AnswersPage }) {
  const { area } = useWorkplace()
  const go = (name: PageName) => () => area.show('answers', pathOf({ site: page.site, name }))
  const edit = (answer: string) => area.show('answers', pathOf({ site: page.site, name: 'edit', answer }))
  useEffect(() => answers.drafts.followTabs(), [])
  // Others may have changed something since this was on screen; what visitors ask goes on all the time.
  useEffect(() => {
    void answers.refresh()
    void answers.refreshUses()
    void answers.questions.load()
  }, [])
  usePageCommands('answers', [
    ['list', 'All answers', 'L', page.name === 'list' ? undefined : go('list')],
    ['unanswered', words.pages.unanswered, 'U', go('unanswered')],
    ['proposals', words.pages.proposals, 'P', go('proposals')],
    ['files', words.pages.files, 'M', go('files')],
    ['new', words.newAnswer, 'N', () => edit(answers.drafts.begin({}))],
  ])
  return (
    <SiteAnswersProvider value={answers}>
      <main class={`part-page ${page.name}`}>
        <Page page={page} />
      </main>
    </SiteAnswersProvider>
  )
}

function Page({ page }: { page: AnswersPage }) {
  switch (page.name) {
    case 'edit':
      return <Editor key={page.answer} id={page.answer ?? ''} />
    case 'unanswered':
      return <Unanswered />
    case 'proposals':
      return <Proposals />
    case 'files':
      return <Files />
    case 'list':
      return <AnswerList />
  }
}
