import { useEffect } from 'preact/hooks'
import { useWorkplace } from '../desk/workplace.ts'
import { PartHead } from '../part/head.tsx'
import { NoSites, NotReady } from '../part/not-ready.tsx'
import { usePageCommands } from '../part/page-commands.ts'
import { Absence } from './form/absence.tsx'
import { Consent } from './form/consent.tsx'
import { FormFields } from './form/form-fields.tsx'
import { LookFields } from './form/look-fields.tsx'
import { Rating } from './form/rating.tsx'
import { SaveBar } from './form/save-bar.tsx'
import { WidgetClash } from './form/widget-clash.tsx'
import { openedWidget } from './opened.ts'
import { type PageName, pageOf, pathOf, type WidgetPage } from './pages.ts'
import { Preview } from './preview/preview.tsx'
import { type SiteWidget, SiteWidgetProvider } from './site-widget.ts'
import './style/widget.css'
import { Language } from './texts/language.tsx'
import { OwnTexts } from './texts/own-texts.tsx'
import { refusedWords, words } from './words.ts'

/** Everything an owner chooses of the widget: its look, what it asks, what it says. */
export function WidgetArea() {
  const workplace = useWorkplace()
  const page = pageOf(workplace.area.open.value?.page ?? '', workplace.operator.sites)
  const site = workplace.operator.sites.find(({ key }) => key === page?.site)
  if (!page || !site) return <NoSites />
  const { state, load } = openedWidget(workplace, site)
  const opened = state.value
  return (
    <div class="part-area widget">
      <WidgetHead page={page} widget={opened.kind === 'ready' ? opened.widget : undefined} />
      {opened.kind === 'ready' && <ReadyPage key={site.key} widget={opened.widget} page={page} />}
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

/** On which page a problem is mended. */
const pageOfPlace = (place: string): PageName =>
  place.startsWith('form') ? 'questions' : /^(texts|language)/.test(place) ? 'texts' : 'look'

function WidgetHead({ page, widget }: { page: WidgetPage; widget: SiteWidget | undefined }) {
  const { area } = useWorkplace()
  const tabs = (Object.entries(words.pages) as [PageName, string][]).map(([name, label]) => {
    const count = (widget?.problems.value ?? []).filter(({ place }) => pageOfPlace(place) === name).length
    return [name, count > 0 ? words.withProblems(label, count) : label] as const
  })
  return (
    <PartHead
      site={page.site}
      title={words.widget}
      keys="Alt+W"
      tabs={tabs}
      tabsLabel={words.pagesLabel}
      current={page.name}
      go={(site, name) => area.show('widget', pathOf({ site, name }))}
    />
  )
}

function ReadyPage({ widget, page }: { widget: SiteWidget; page: WidgetPage }) {
  const { area, toasts } = useWorkplace()
  const { draft, problems } = widget
  const go = (name: PageName) => () => area.show('widget', pathOf({ site: page.site, name }))
  useEffect(() => widget.followTabs(), [])
  useEffect(() => {
    void widget.meetNewest()
    return () => {
      if (draft.isChanged.peek()) toasts.show({ tone: 'plain', text: words.leftUnsaved })
    }
  }, [])
  const canSave = draft.isChanged.value && !draft.clash.value && problems.value.length === 0 && !widget.isBusy.value
  usePageCommands('widget', [
    ['look', words.pages.look, 'L', go('look')],
    ['questions', words.pages.questions, 'F', go('questions')],
    ['texts', words.pages.texts, 'X', go('texts')],
    ['save', words.save, 'Ctrl+S', canSave ? () => void widget.save() : undefined],
    ['discard', words.discard, 'Shift+Z', draft.isChanged.value ? widget.discard : undefined],
  ])
  return (
    <SiteWidgetProvider value={widget}>
      <main class={`part-page ${page.name}`}>
        <form
          class="widget-editor"
          onSubmit={event => {
            event.preventDefault()
            if (canSave) void widget.save()
          }}
        >
          <div class="form">
            <WidgetClash />
            {page.name === 'look' && <LookPage />}
            {page.name === 'questions' && <QuestionsPage />}
            {page.name === 'texts' && <TextsPage />}
          </div>
          <Preview key={page.name} page={page.name} />
          <SaveBar canSave={canSave} />
        </form>
      </main>
    </SiteWidgetProvider>
  )
}

const LookPage = () => (
  <>
    <LookFields />
    <Absence />
    <Consent />
  </>
)
const QuestionsPage = () => (
  <>
    <FormFields />
    <Rating />
  </>
)
const TextsPage = () => (
  <>
    <Language />
    <OwnTexts />
  </>
)
