import type { Showing } from '@beckon/rules'
import type { Opening, Widget } from '../loader/widget.ts'

/** Puts on screen what a rule shows: a bubble beside the launcher, whose drawing loads when the first one is due, or the panel with the message in it. */
export function createScreen(
  widget: Widget,
  onScreen: () => Showing | undefined,
  end: (outcome: 'dismissed' | 'opted-out') => void,
) {
  let bubble: HTMLElement | undefined

  const clear = () => {
    bubble?.remove()
    bubble = undefined
  }

  function show(showing: Showing) {
    clear()
    const { opening, text } = openingOf(showing)
    // An answer without a bubble has nothing else to be seen by. The page keeps the focus.
    if (!text) return widget.open(opening, false)
    import('./teaser.ts').then(
      ({ drawTeaser }) => {
        // It may have been retracted, or the visitor may have opened the panel, while this was loading.
        if (onScreen()?.rule !== showing.rule || widget.isOpen()) return
        clear()
        bubble = drawTeaser(widget, text, opening, outcome => {
          end(outcome)
          clear()
        })
      },
      () => {},
    )
  }

  return { show, clear }
}

/** What the panel opens with, and the text of the bubble if there is to be one. */
function openingOf({ rule, version = 1, variant, actions }: Showing): { opening: Opening; text?: string } {
  const opening: Opening = { showing: { rule, version, ...(variant !== undefined && { variant }) } }
  let text: string | undefined
  for (const action of actions) {
    if (action.action === 'answer') opening.answer = action.id
    else if (action.action === 'replies') opening.replies = action.options
    else {
      opening.text = action.text
      text = action.action === 'teaser' ? action.text : undefined
    }
  }
  return { opening, ...(text !== undefined && { text }) }
}
