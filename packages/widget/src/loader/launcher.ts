import type { Settings } from '../site/settings.ts'
import css from './launcher.css?inline'

export type Launcher = {
  root: ShadowRoot
  button: HTMLButtonElement
  draw(isOpen: boolean): void
  setHidden(isHidden: boolean): void
  remove(): void
}

/** Draws the launcher into a shadow root of its own, outside the body, since some routers replace the body. */
export function createLauncher({ appearance, words }: Pick<Settings, 'appearance' | 'words'>): Launcher {
  const host = document.createElement('div')
  // Inline and important, or `* { all: unset !important }` of a page would put it at the end of the document.
  host.style.cssText = [
    'all:initial',
    'position:fixed',
    'z-index:2147483647',
    'font:15px/22px system-ui,sans-serif',
    'color-scheme:light dark',
    `--accent:${appearance.accent}`,
    `--on-accent:${appearance.onAccent}`,
    // Of the launcher, and of what floats above it.
    `--inset:${appearance.side ? '20px auto' : 'auto 20px'};`,
  ].join('!important;')
  host.dir = words.dir
  host.lang = words.lang

  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]

  const button = document.createElement('button')
  button.className = 'launcher'
  root.append(button)
  document.documentElement.append(host)

  return {
    root,
    button,
    draw(isOpen) {
      button.ariaExpanded = `${isOpen}`
      button.ariaLabel = isOpen ? words.texts.close : words.texts.open
    },
    setHidden: isHidden => host.style.setProperty('display', isHidden ? 'none' : 'block', 'important'),
    remove: () => host.remove(),
  }
}
