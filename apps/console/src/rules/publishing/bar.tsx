import { useState } from 'preact/hooks'
import { useWorkplace } from '../../desk/workplace.ts'
import { Dialog } from '../../frame/dialog.tsx'
import { afterDrawing } from '../../keys/focus.ts'
import { Kbd } from '../../keys/kbd.tsx'
import { usePageCommands } from '../../part/page-commands.ts'
import { pathOf } from '../pages.ts'
import { useSiteRules } from '../site-rules.ts'
import { words } from '../words.ts'
import { ChangeList } from './change-list.tsx'
import { changesOf } from './changes.ts'
import { Clashes } from './clashes.tsx'

/** What waits to be published, on every page of the rules for as long as there is something. */
export function PublishBar() {
  const { area } = useWorkplace()
  const siteRules = useSiteRules()
  const { draft, problems, clashes, names, site } = siteRules
  const [isReviewing, setReviewing] = useState(false)
  const changes = changesOf(draft.base.value.file, draft.file.value, names.value)
  const isChanged = draft.isChanged.value
  const wrong = problems.value

  function showProblem() {
    const [first] = wrong
    const at = Number(/^rules\[(\d+)\]/.exec(first?.place ?? '')?.[1])
    const rule = draft.file.peek().rules[at]
    if (!rule) return
    area.showRules(pathOf({ site: site.key, name: 'edit', rule: rule.id }))
    afterDrawing(() => afterDrawing(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()))
  }
  const canPublish = isChanged && wrong.length === 0
  usePageCommands('publishing', [
    ['publish', words.review, 'P', canPublish ? () => setReviewing(true) : undefined],
    ['problem', words.showFirst, 'Shift+P', wrong.length > 0 ? showProblem : undefined],
    ['discard', words.discard, 'Shift+D', isChanged ? siteRules.discard : undefined],
  ])
  if (clashes.value?.length) return <Clashes />
  if (!isChanged && wrong.length === 0) return null
  return (
    <>
      <footer class="publish-bar">
        <p role="status">
          <b>{words.unpublished(changes.length)}</b>{' '}
          <span class={wrong.length > 0 ? 'bad' : 'help'}>
            {wrong.length > 0 ? words.blocked(wrong.length) : words.keptHere}
          </span>
        </p>
        <button type="button" class="quiet" disabled={!draft.canUndo.value} onClick={draft.undo}>
          {words.undo} <Kbd keys="Ctrl+Z" />
        </button>
        <button type="button" class="quiet" onClick={siteRules.discard}>
          {words.discard}
        </button>
        {wrong.length > 0 ? (
          <button type="button" class="primary" onClick={showProblem}>
            {wrong.length === 1 ? words.showProblem : words.showFirst}
          </button>
        ) : (
          <button type="button" class="primary" onClick={() => setReviewing(true)}>
            {words.review} <Kbd keys="P" />
          </button>
        )}
      </footer>
      {isReviewing && <Review onClose={() => setReviewing(false)} />}
    </>
  )
}

function Review({ onClose }: { onClose: () => void }) {
  const { area } = useWorkplace()
  const { draft, names, publish, isBusy, site } = useSiteRules()
  const changes = changesOf(draft.base.value.file, draft.file.value, names.value)
  return (
    <Dialog class="review" label={words.publishTitle} onClose={onClose}>
      <header>
        <h2>{words.publishTitle}</h2>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="scrolls" tabIndex={0} aria-label={words.publishTitle}>
        <ChangeList changes={changes} />
      </section>
      <footer>
        <p class="help">{words.publishHelp}</p>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            onClose()
            area.showRules(pathOf({ site: site.key, name: 'try' }))
          }}
        >
          {words.tryFirst}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {words.cancel}
        </button>
        <button
          type="button"
          class="primary"
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to press this
          autoFocus
          aria-disabled={isBusy.value}
          onClick={() => void publish().then(onClose)}
        >
          {isBusy.value ? words.publishing : words.publish}
        </button>
      </footer>
    </Dialog>
  )
}
