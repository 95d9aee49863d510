import { picture } from '../drawing/drawing.ts'
import { drawings } from '../drawing/drawings.ts'
import type { Content } from '../layout/document.ts'
import { html } from '../layout/html.ts'

export const missing: Content = {
  title: 'Page not found',
  description: 'There is no page at this address.',
  address: '/404',
  main: html`<div class="wrap quiet">
  <div class="quiet-drawing">${picture(drawings.cups)}</div>
  <h1>There is no page at this address</h1>
  <p>It may have moved, or the link may be incomplete. The shelves are all where they were.</p>
  <p class="row"><a class="button" href="/category/brewing">Look at the shelves</a> <a href="/help">Help and contact</a></p>
</div>`,
}
