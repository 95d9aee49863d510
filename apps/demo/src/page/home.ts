import { categories } from '../catalogue/categories.ts'
import { productOf, products } from '../catalogue/products.ts'
import { picture } from '../drawing/drawing.ts'
import { drawings } from '../drawing/drawings.ts'
import { harbourWindow } from '../drawing/harbour.ts'
import type { Content } from '../layout/document.ts'
import { html } from '../layout/html.ts'
import { shelf } from '../layout/shelf.ts'

const onTheCounter = ['kettle', 'harbour-blend', 'fog-light', 'mug'].map(productOf)
const faces = { brewing: 'french-press', 'coffee-and-tea': 'buckthorn', table: 'teapot' } as const

export const home: Content = {
  title: 'Tea, coffee and what they need',
  description: 'A small shop on a harbour for tea, coffee and kitchen ware that can be repaired.',
  address: '/',
  main: html`<section class="hero">
  ${harbourWindow}
  <div class="wrap hero-text">
    <h1>For the quiet<br>half hour</h1>
    <p class="lead">Tea, coffee and the few tools they need. Made near the harbour, repaired when they wear out.</p>
    <p class="row"><a class="button" href="/category/brewing">See the brewing shelf</a> <a href="/app">Read the brew guide</a></p>
  </div>
</section>
<section class="wrap section">
  <div class="section-head"><h2>On the counter this week</h2><p>What we reach for ourselves in the mornings.</p></div>
  ${shelf(onTheCounter, 3)}
</section>
<section class="wrap section">
  <h2 class="visually-hidden">Shelves</h2>
  <ul class="doors">
    ${categories.map(
      ({ slug, name, line }) => html`<li class="door door-${slug}">
      <div><h3><a href="/category/${slug}">${name}</a></h3><p>${line}</p><p class="door-count">${products.filter(product => product.category === slug).length} things</p></div>
      ${picture(drawings[faces[slug]])}
    </li>`,
    )}
  </ul>
</section>
<section class="band">
  <div class="wrap band-grid">
    <div>
      <h2>Coffee that comes by itself</h2>
      <p>Roasted on Monday, in your letterbox on Wednesday. Three sizes, from €10.50 with delivery. Skip a delivery or stop whenever you like, without writing to anyone.</p>
      <p><a class="button button-plain" href="/pricing">Compare the plans</a></p>
    </div>
    <ol class="days">
      <li><b>Sunday</b><span>Last moment to change or skip</span></li>
      <li><b>Monday</b><span>Roast, rest, pack</span></li>
      <li><b>Tuesday</b><span>Leaves on the noon ferry</span></li>
      <li><b>Wednesday</b><span>Through the letterbox, no signature</span></li>
    </ol>
  </div>
</section>
<section class="wrap section">
  <h2>What we promise</h2>
  <dl class="promises">
    <div><dt>Ten years of spare parts</dt><dd>Every gasket, burr, glass and handle can be ordered alone, for ten years after we sell the last piece. <a href="/help#care">Care and repair</a></dd></div>
    <div><dt>Sixty days to think</dt><dd>Send it back within sixty days, used or not. We pay the way back inside the EU. <a href="/help#returns">Returns</a></dd></div>
    <div><dt>People who answer</dt><dd>Four of us pack the parcels and answer the questions. Nobody reads from a script. <a href="/help#contact">Contact</a></dd></div>
  </dl>
</section>`,
}
