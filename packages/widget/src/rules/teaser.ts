import type { Reply } from '@beckon/rules'
import type { Opening, Widget } from '../loader/widget.ts'
import css from './teaser.css?inline'

let sheet: CSSStyleSheet | undefined

/** Draws the bubble into the widget's root and returns it. It never takes the focus; `openPanel` is called with what the panel shall open with, `end` when the visitor wants it gone. */
export function drawTeaser(
  widget: Widget,
  opening: Opening,
  end: (outcome: 'dismissed' | 'opted-out') => void,
  openPanel: (opening: Opening) => void,
): HTMLElement {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
  }
  // Another root where the widget was ended and begun again.
  const { adoptedStyleSheets } = widget.root
  if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet)
  const open = (more?: Opening) => () => openPanel({ ...opening, ...more })
  const box = element('section', 'teaser')
  // Announced once by screen readers, as a status is.
  box.setAttribute('role', 'status')
  box.ariaLabel = widget.settings.name
  box.onkeydown = ({ key }) => key === 'Escape' && end('dismissed')

  const close = button('close', '×', () => end('dismissed'))
  close.ariaLabel = widget.settings.words.texts.dismiss
  const words = element('span', 'words', opening.text)
  words.dir = 'auto'
  const body = button('text', '', open())
  body.append(element('span', 'sender', opening.sender ?? widget.settings.name), words)
  const chips = element('div', 'chips')
  for (const reply of opening.replies ?? []) chips.append(button('chip', reply.text, open(chosen(reply))))
  box.append(
    close,
    body,
    chips,
    button('never', widget.settings.words.texts.never, () => end('opted-out')),
  )
  widget.root.append(box)
  return box
}

const chosen = ({ text, answer }: Reply): Opening => (answer ? { answer } : { ask: text })

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
