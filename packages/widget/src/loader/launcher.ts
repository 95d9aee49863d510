import { accentPair } from '../site/colour.ts'
import type { Appearance } from '../site/settings.ts'
import css from './launcher.css?inline'

const svg = 'http://www.w3.org/2000/svg'
const bubble =
  'M4 5.5A2.5 2.5 0 0 1 6.5 3h11A2.5 2.5 0 0 1 20 5.5v8a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5z'
const chevron = 'm6 9.5 6 6 6-6'

export type Launcher = {
  root: ShadowRoot
  button: HTMLButtonElement
  setOpen(isOpen: boolean): void
  setUnread(count: number): void
  setHidden(isHidden: boolean): void
  remove(): void
}

/** Draws the launcher into a shadow root of its own, outside the body, since some routers replace the body. */
export function createLauncher({ accent, side = 'right' }: Appearance): Launcher {
  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  // Inline and important, or `* { all: unset !important }` of a page would put it at the end of the document.
  const firm = {
    all: 'initial',
    position: 'fixed',
    'z-index': '2147483647',
    font: '15px/22px -apple-system,Segoe UI,Roboto,Arial,sans-serif',
  }
  for (const [name, value] of Object.entries(firm)) host.style.setProperty(name, value, 'important')
  const [own, onOwn] = accentPair(accent)
  host.style.setProperty('--accent', own)
  host.style.setProperty('--on-accent', onOwn)
  host.dataset.side = side

  const button = document.createElement('button')
  button.className = 'launcher'
  button.type = 'button'
  const icon = document.createElementNS(svg, 'svg')
  icon.setAttribute('viewBox', '0 0 24 24')
  icon.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(svg, 'path')
  icon.append(path)
  const badge = document.createElement('span')
  badge.className = 'badge'
  badge.hidden = true
  button.append(icon, badge)
  root.append(button)

  let unread = 0
  let open = false
  const draw = () => {
    path.setAttribute('d', open ? chevron : bubble)
    button.setAttribute('aria-expanded', `${open}`)
    badge.hidden = unread === 0 || open
    badge.textContent = unread > 99 ? '99+' : `${unread}`
    button.ariaLabel = open ? 'Close chat' : unread ? `Open chat, ${unread} unread` : 'Open chat'
  }
  draw()
  document.documentElement.append(host)

  return {
    root,
    button,
    setOpen(isOpen) {
      open = isOpen
      draw()
    },
    setUnread(count) {
      unread = count
      draw()
    },
    setHidden(isHidden) {
      host.hidden = isHidden
      host.style.setProperty('display', isHidden ? 'none' : 'block', 'important')
    },
    remove: () => host.remove(),
  }
}
