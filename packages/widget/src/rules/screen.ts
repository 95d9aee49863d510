import type { Showing } from '@beckon/rules'
import type { Opening, Widget } from '../loader/widget.ts'

/** Puts on screen what a rule shows: a bubble beside the launcher, whose drawing loads when the first one is due, or the panel with the message in it. */
export function createScreen(
  widget: Widget,
  onScreen: () => Showing | undefined,
  end: (outcome: 'dismissed' | 'opted-out') => void,
) {
  let bubble: HTMLElement | undefined
  let said: Opening | undefined

  /** Takes the bubble away; answers what the panel would have opened with. */
  function clear() {
    bubble?.remove()
    const was = said
    said = undefined
    return was
  }

  function show({ rule, version = 1, variant, actions }: Showing) {
    clear()
    const opening: Opening = { showing: { rule, version, ...(variant !== undefined && { variant }) } }
    let isTeaser = false
    for (const action of actions) {
      if (action.action === 'answer') opening.answer = action.id
      else if (action.action === 'replies') opening.replies = action.options
      else {
        opening.text = action.text
        isTeaser = action.action === 'teaser'
      }
    }
    // An answer without a bubble has nothing else to be seen by. The page keeps the focus.
    if (!isTeaser) return widget.open(opening, false)
    import('./teaser.ts')
      .then(({ drawTeaser }) => {
        // It may have been retracted, or the visitor may have opened the panel, while this was loading.
        if (onScreen()?.rule !== rule || widget.isOpen()) return
        clear()
        said = opening
        bubble = drawTeaser(widget, opening, end, chosen => {
          clear()
          widget.open(chosen, true)
        })
      })
      .catch(() => {})
  }

  return { show, clear }
}
