import type { Appearance } from '../site/settings.ts'
import css from './launcher.css?inline'

const bubble =
  'M4 5.5A2.5 2.5 0 0 1 6.5 3h11A2.5 2.5 0 0 1 20 5.5v8a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5z'
const chevron = 'm6 9.5 6 6 6-6'

export type Launcher = {
  root: ShadowRoot
  button: HTMLButtonElement
  draw(isOpen: boolean): void
  setHidden(isHidden: boolean): void
  remove(): void
}

/** Draws the launcher into a shadow root of its own, outside the body, since some routers replace the body. */
export function createLauncher({ accent = '#1d4e89', onAccent = '#fff', side = 'right' }: Appearance): Launcher {
  const host = document.createElement('div')
  // Inline and important, or `* { all: unset !important }` of a page would put it at the end of the document.
  host.style.cssText = [
    'all:initial',
    'position:fixed',
    'z-index:2147483647',
    'font:15px/22px system-ui,sans-serif',
    'color-scheme:light dark',
    `--accent:${accent}`,
    `--on-accent:${onAccent};`,
  ].join('!important;')
  host.dataset.side = side

  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]

  const button = document.createElement('button')
  button.className = 'launcher'
  const icon = svg('svg')
  icon.setAttribute('viewBox', '0 0 24 24')
  icon.ariaHidden = 'true'
  const path = svg('path')
  icon.append(path)
  button.append(icon)
  root.append(button)
  document.documentElement.append(host)

  return {
    root,
    button,
    draw(isOpen) {
      path.setAttribute('d', isOpen ? chevron : bubble)
      button.ariaExpanded = `${isOpen}`
      button.ariaLabel = isOpen ? 'Close chat' : 'Open chat'
    },
    setHidden: isHidden => host.style.setProperty('display', isHidden ? 'none' : 'block', 'important'),
    remove: () => host.remove(),
  }
}

function svg(name: string): SVGElement {
  return document.createElementNS('http://www.w3.org/2000/svg', name) as SVGElement
}
