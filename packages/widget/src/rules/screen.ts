import type { Showing } from '@beckon/rules'
import type { Opening } from '../loader/widget.ts'
import type { Running } from './running.ts'
import { announce, drawTeaser } from './teaser.ts'

/** What stands beside the launcher, and what the panel would open with in its place. */
export type Bubble = { element: HTMLElement; opening: Opening }

/** Puts on screen what a rule shows: a bubble beside the launcher, which is given back, or the panel with the message in it. */
export function draw(
  { widget }: Running,
  { rule, version = 1, variant, actions, by }: Showing & { by?: string | undefined },
  end: (outcome: 'dismissed' | 'opted-out') => void,
  clear: () => void,
  isTrial = false,
): Bubble | undefined {
  // What is only tried is counted nowhere, nor told with a message.
  const opening: Opening = isTrial ? {} : { showing: { rule, version, ...(variant !== undefined && { variant }) } }
  const opens = actions.some(({ action }) => action === 'open')
  let isTeaser = false
  for (const action of actions) {
    if (action.action === 'answer') Object.assign(opening, action.id && { answer: action.id })
    else if (action.action === 'replies') opening.replies = action.options
    else if (action.action === 'teaser' || action.action === 'open' || action.action === 'message') {
      if (action.text) opening.text = action.text
      // As the site where the relay has named nobody.
      if (action.action === 'message') {
        const { sender } = action
        // Where the relay has named nobody it speaks as the site does.
        const name = sender === 'operator' ? by : typeof sender === 'object' && sender.name
        if (name) opening.sender = name
      }
      isTeaser = !opens
    }
  }
  // An answer without a bubble has nothing else to be seen by. The page keeps the focus.
  if (!isTeaser) {
    widget.open(opening, false)
    return undefined
  }
  const element = drawTeaser(widget, opening, end, chosen => {
    clear()
    widget.open(chosen, true)
  })
  if (isTrial) announce(element)
  return { element, opening }
}
