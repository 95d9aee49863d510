import type { Settings } from '../site/settings.ts'
import css from './launcher.css?inline'

/** The host is hidden and taken away by whoever drew it. A tuple, since names between modules are not shortened. */
export type Launcher = [host: HTMLElement, root: ShadowRoot, button: HTMLButtonElement, draw: (isOpen: boolean) => void]

/**
 * Draws the launcher into a shadow root of its own, outside the body, since some routers replace the body, and where the browser can, in the layer above all:
 * there nothing that the page does to its root (a transform, no opacity) reaches it, and no `z-index` is over it.
 */
export function createLauncher({ appearance, words }: Pick<Settings, 'appearance' | 'words'>): Launcher {
  const host = document.createElement('div')
  host.popover = 'manual'
  host.dir = words.dir
  host.lang = words.lang

  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  // `--inset` of the launcher, and of what floats above it.
  sheet.replaceSync(
    `${css}:host{color-scheme:${appearance.theme ?? 'light dark'}!important;--accent:${appearance.accent}!important;--on-accent:${appearance.onAccent}!important;--inset:${appearance.side ? '20px auto' : 'auto 20px'}!important}`,
  )
  root.adoptedStyleSheets = [sheet]

  const button = document.createElement('button')
  button.className = 'launcher'
  root.append(button)
  document.documentElement.append(host)
  host.showPopover?.()

  return [
    host,
    root,
    button,
    isOpen => {
      // The browser makes text of it.
      button.ariaExpanded = isOpen as unknown as string
      button.ariaLabel = words.texts[isOpen ? 'close' : 'open']
    },
  ]
}
