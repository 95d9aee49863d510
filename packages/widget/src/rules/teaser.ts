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
  box.ariaLabel = widget.settings.name
  const leave = (outcome: 'dismissed' | 'opted-out') => () => {
    // Whoever goes by keyboard would begin the page anew.
    if (box.querySelector(':focus-visible')) widget.launcher.focus()
    end(outcome)
  }
  const dismiss = leave('dismissed')
  // In braces: a handler that answers false takes every other key away from the buttons.
  box.onkeydown = ({ key }) => {
    if (key === 'Escape') dismiss()
  }

  const close = button('close', '×', dismiss)
  close.ariaLabel = widget.settings.words.texts.dismiss
  const words = element('span', 'words', opening.text)
  words.dir = 'auto'
  const body = button('text', '', open())
  body.append(element('span', 'sender', opening.sender ?? widget.settings.name), words)
  const chips = element('div', 'chips')
  for (const reply of opening.replies ?? []) chips.append(button('chip', reply.text, open(chosen(reply))))
  box.append(close, body, chips, button('never', widget.settings.words.texts.never, leave('opted-out')))
  widget.root.append(box)
  return box
}

/** After a region has come into being, and before the bubble has risen. Of one that comes with its text many say nothing. */
const regionStandsMs = 100
/** By then it is being read, and who goes through the page by its texts meets it once. */
const saidMs = 5000

/** Has screen readers say once, when they have said all else, what stands in a bubble that was drawn. */
export function announce(box: HTMLElement): void {
  const region = element('div', 'said')
  region.setAttribute('role', 'status')
  box.after(region)
  setTimeout(() => {
    if (!box.isConnected) return
    region.textContent = [...box.querySelectorAll('.sender,.words')].map(each => each.textContent).join(': ')
  }, regionStandsMs)
  setTimeout(() => region.remove(), saidMs)
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
