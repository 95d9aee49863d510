import type { BrowserContextOptions } from 'playwright'

/** A page that makes it hard, as data. `{tag}`, `{relay}`, `{sockets}` and `{nonce}` in its document and headers are filled in by the shop. */
export type HostilePage = {
  name: string
  document: string
  headers?: Readonly<Record<string, string>>
  /** Runs before anything on the page, as if the browser itself were like that. Stands alone: it is handed over as its text. */
  browser?: () => void
  context?: BrowserContextOptions
  /** A deed of the host's once the launcher is there; as `browser`, it stands alone. Arrow functions, since a method’s text is no function. */
  deed?: () => void
  /** Undoes what makes the chat wait, as a modal dialog of the host does. */
  release?: () => void
  /** Shown in a frame with this `sandbox`. */
  sandbox?: string
  host?: string
  /** What must hold other than elsewhere. */
  expects?: Expectations
}

export type Expectations = {
  /** Nothing of ours is drawn, and nothing breaks. */
  nothing?: true
  /** How large a CSS pixel is here. */
  zoom?: number
  /** What the browser itself writes to the console there, which no script can help. */
  console?: RegExp
  /** Those that the page itself makes. */
  globals?: readonly string[]
}

type Parts = { head?: string; root?: string; body?: string; more?: string; tag?: string }

/** A shop as there are many: a search field with the focus, something to press, and more than fits on a screen. */
export const shop = ({ head = '', root = '', body = '', more = '', tag = '{tag}' }: Parts = {}) =>
  `<!doctype html><html lang="en" ${root}><head><meta charset="utf-8"><title>Shop</title>${head}` +
  `<script src="/host.js" nonce="{nonce}"></script></head><body ${body}>${goods}${more}${tag}</body></html>`

export const goods = `<h1>Shop</h1><p><input id="search" autofocus="autofocus" /></p><p><button id="buy">Buy</button></p>${'<p>A kettle.</p>'.repeat(80)}`
