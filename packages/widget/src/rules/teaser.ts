import type { Reply, Showing } from '@beckon/rules'
import type { Opening, Widget } from '../loader/widget.ts'
import css from './teaser.css?inline'

type TeaserOutcome = 'dismissed' | 'opted-out'

/** Draws what a rule shows: a bubble beside the launcher, or the panel with the message in it. One at a time. */
export function createTeaser(widget: Widget, tell: (outcome: TeaserOutcome) => void) {
  let shown: HTMLElement | undefined
  let hasStyle = false

  const remove = () => {
    shown?.remove()
    shown = undefined
  }

  function show({ rule, version, variant, actions }: Showing) {
    remove()
    const opening: Opening = { showing: { rule, version: version ?? 1, ...(variant !== undefined && { variant }) } }
    let bubble = ''
    let opens = false
    for (const action of actions) {
      if (action.action === 'answer') opening.answer = action.id
      else if (action.action === 'replies') opening.replies = action.options
      else {
        opening.text = action.text
        if (action.action === 'open') opens = true
        else bubble = action.text
      }
    }
    // An answer without a bubble has nothing else to be seen by. The page keeps the focus.
    if (opens || !bubble) return widget.open(opening, false)
    shown = draw(bubble, opening)
    widget.root.append(shown)
  }

  function draw(text: string, opening: Opening): HTMLElement {
    if (!hasStyle) {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      widget.root.adoptedStyleSheets.push(sheet)
      hasStyle = true
    }
    const end = (outcome: TeaserOutcome) => () => {
      tell(outcome)
      remove()
    }
    const open = (more?: Opening) => () => widget.open({ ...opening, ...more }, true)
    const chips = (opening.replies ?? []).map(reply => button('chip', reply.text, open(chosen(reply))))
    const box = element('section', 'teaser')
    box.ariaLabel = widget.settings.name
    box.onkeydown = ({ key }) => key === 'Escape' && end('dismissed')()
    const close = button('close', '×', end('dismissed'))
    close.ariaLabel = 'Close this message'
    const sender = element('span', 'sender', widget.settings.name)
    const body = button('text', '', open())
    const words = element('span', 'words', text)
    words.dir = 'auto'
    body.append(sender, words)
    const row = element('div', 'chips')
    row.append(...chips)
    box.append(close, body, ...(chips.length > 0 ? [row] : []), button('never', 'Don’t ask me again', end('opted-out')))
    // Announced once by screen readers, without taking the focus.
    box.setAttribute('role', 'status')
    return box
  }

  return { show, remove, isShown: () => shown !== undefined || widget.isOpen() }
}

const chosen = ({ text, answer }: Reply): Opening => (answer ? { answer } : { text })

function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name)
  made.className = className
  made.textContent = text
  return made
}

function button(className: string, text: string, press: () => void): HTMLElement {
  const made = element('button', className, text) as HTMLButtonElement
  made.type = 'button'
  made.onclick = press
  return made
}
