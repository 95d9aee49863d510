import type { Assets } from '../build.ts'
import { categories } from '../catalogue/categories.ts'
import { sign } from '../drawing/harbour.ts'
import { type Html, html } from './html.ts'

export interface Content {
  readonly title: string
  readonly description: string
  /** The page's own address, which the navigation marks as the current one. */
  readonly address: string
  readonly main: Html
  /** What the page brings beside the shop's own script: the guide its router, the page of the chat's calls what presses them. */
  readonly script?: 'guide' | 'api'
}

const shopName = 'Harbour & Hearth'

/** Where the server puts the chat's script tag; the shop itself knows nothing of it. */
export const tagComment = '<!-- beckon:tag -->'

/** A whole page: head, header, the given main part, footer. */
export function shopDocument(content: Content, assets: Assets): string {
  const title = content.address === '/' ? `${shopName} · ${content.title}` : `${content.title} · ${shopName}`
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${content.description}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style}">
<script type="module" src="${assets.shop}"></script>
${content.script && html`<script type="module" src="${assets[content.script]}"></script>`}
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
${header(content.address)}
<main id="main" tabindex="-1">
${content.main}
</main>
${footer}
${{ markup: tagComment }}
</body>
</html>
`.markup
}

function header(current: string): Html {
  const entry = (address: string, name: string) =>
    html`<li><a href="${address}" ${isWithin(current, address) && html`aria-current="page"`}>${name}</a></li>`
  return html`<header>
<p class="notice">Sent the same day until 14:00. Free delivery from €60.</p>
<div class="header">
  <a class="brand" href="/">${sign}<span>${shopName}</span></a>
  <nav class="nav" aria-label="Shop">
    <ul>
      ${categories.map(({ slug, name }) => entry(`/category/${slug}`, name))}
      ${entry('/pricing', 'Subscription')}
      ${entry('/app', 'Brew guide')}
      ${entry('/help', 'Help')}
    </ul>
  </nav>
  <a class="cart-link" href="/cart" ${isWithin(current, '/cart') && html`aria-current="page"`}>Cart <span class="cart-count" data-cart-count hidden></span></a>
</div>
</header>`
}

function isWithin(current: string, address: string): boolean {
  return current === address || current.startsWith(`${address}/`)
}

const footer = html`<footer class="footer">
  <div class="wrap footer-grid">
    <div>
      <p class="footer-name">${shopName}</p>
      <p>Lantern Quay 4, Ardhaven<br>Open Tuesday to Saturday, 9:00 to 17:30</p>
      <p><a href="mailto:hello@harbourandhearth.example">hello@harbourandhearth.example</a></p>
    </div>
    <nav aria-label="Shelves">
      <h2>Shelves</h2>
      <ul>${categories.map(({ slug, name }) => html`<li><a href="/category/${slug}">${name}</a></li>`)}<li><a href="/pricing">Coffee subscription</a></li></ul>
    </nav>
    <nav aria-label="Service">
      <h2>Good to know</h2>
      <ul>
        <li><a href="/help#shipping">Shipping</a></li><li><a href="/help#returns">Returns</a></li>
        <li><a href="/help#care">Care and repair</a></li><li><a href="/help#contact">Contact</a></li>
        <li><a href="/api">The page and the chat</a></li>
      </ul>
    </nav>
    <p class="footer-note">A demonstration shop. Nothing here is for sale, no order is taken, no payment is asked for.</p>
  </div>
</footer>`
