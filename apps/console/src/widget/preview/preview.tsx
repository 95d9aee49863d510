import { useState } from 'preact/hooks'
import { useWorkplace } from '../../desk/workplace.ts'
import { Segments } from '../../stage/segments.tsx'
import { type Look, Stage, type Width } from '../../stage/stage.tsx'
import { words as stageWords } from '../../stage/words.ts'
import type { PageName } from '../pages.ts'
import { useSiteWidget } from '../site-widget.ts'
import { sortedByName } from '../texts/language.tsx'
import { words } from '../words.ts'
import { appearanceOf, wordsOf } from './scene.ts'

type Shown = keyof typeof words.scenes
/** What one is choosing is what one sees first. */
const shownFirst: Readonly<Record<PageName, Shown>> = { look: 'home', questions: 'form', texts: 'home' }

/** The widget with what is being chosen, saved or not. */
export function Preview({ page }: { page: PageName }) {
  const { draft, languages, previewed } = useSiteWidget()
  const [shown, setShown] = useState<Shown>(shownFirst[page])
  const [look, setLook] = useState<Look>('light')
  const [width, setWidth] = useState<Width>('wide')
  const [desk, setDesk] = useState<keyof typeof words.desks>('here')
  const { language, away, consent, form = [] } = draft.appearance.value
  const isAway = desk === 'away'
  const isHidden = isAway && away === 'hide'
  const asks = form.some(({ when }) => !when || isAway)
  return (
    <aside class="preview" aria-label={stageWords.preview}>
      <header>
        <h3>{stageWords.preview}</h3>
        {language === undefined && (
          <select
            aria-label={words.previewLanguage}
            value={previewed.value}
            onChange={event => {
              previewed.value = event.currentTarget.value
            }}
          >
            {sortedByName(languages).map(([tag, name]) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </select>
        )}
      </header>
      <div class="preview-choices">
        <Segments isQuiet name="shown" label={words.shows} value={shown} of={words.scenes} onValue={setShown} />
        <Segments isQuiet name="desk" label={words.desk} value={desk} of={words.desks} onValue={setDesk} />
        <Segments isQuiet name="look" label={stageWords.colours} value={look} of={stageWords.looks} onValue={setLook} />
        <Segments
          isQuiet
          name="width"
          label={stageWords.screen}
          value={width}
          of={stageWords.widths}
          onValue={setWidth}
        />
      </div>
      <DraftStage
        shown={shown === 'form' && !asks ? 'home' : shown}
        isAway={isAway}
        isHidden={isHidden}
        look={look}
        width={width}
      />
      {isHidden && <p role="status">{words.hiddenNow}</p>}
      {shown === 'form' && !asks && <p role="status">{words.nothingAsked}</p>}
      {consent && <p class="help">{words.agreedHere}</p>}
      <p class="help">{stageWords.previewHelp}</p>
    </aside>
  )
}

type StageProps = { shown: Shown; isAway: boolean; isHidden: boolean; look: Look; width: Width }

function DraftStage({ shown, isAway, isHidden, look, width }: StageProps) {
  const { relay, answers } = useWorkplace()
  const widget = useSiteWidget()
  const { site, draft, languages, previewed } = widget
  const chosen = draft.appearance.value
  // It may have been fixed with a region.
  const wish = chosen.language?.split('-')[0] ?? previewed.value
  const spoken = widget.spoken(languages.includes(wish) ? wish : 'en')
  if (!spoken || spoken === 'failed') return <div class={`stage ${look} ${width}`} />
  const shelf = Array.isArray(answers.value) ? answers.value.filter(each => (each.site ?? site.key) === site.key) : []
  const scene = {
    relay,
    site: { key: site.key, name: site.name },
    appearance: appearanceOf(chosen, spoken.dir),
    words: wordsOf(chosen, spoken),
    answers: shelf,
    isAway,
    isHidden,
    isOpen: shown !== 'closed' && !isHidden,
    ...(shown === 'form' && { sends: words.example }),
  }
  return <Stage title={stageWords.preview} scene={scene} look={look} width={width} />
}
