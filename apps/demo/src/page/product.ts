import { categories } from '../catalogue/categories.ts'
import { price } from '../catalogue/price.ts'
import type { Product } from '../catalogue/product.ts'
import { productOf } from '../catalogue/products.ts'
import { type Drawing, picture, shelfY } from '../drawing/drawing.ts'
import { drawings } from '../drawing/drawings.ts'
import type { Content } from '../layout/document.ts'
import { type Html, html } from '../layout/html.ts'
import { shelf } from '../layout/shelf.ts'

export function product(shown: Product): Content {
  const shelfName = categories.find(({ slug }) => slug === shown.category)?.name ?? ''
  return {
    title: shown.name,
    description: shown.line,
    address: `/product/${shown.slug}`,
    main: html`<div class="wrap">
  <nav class="crumbs" aria-label="You are here"><ol><li><a href="/">Shop</a></li><li><a href="/category/${shown.category}">${shelfName}</a></li><li aria-current="page">${shown.name}</li></ol></nav>
  <div class="product">
    <figure class="product-figure">${picture(drawings[shown.drawing], `Drawing of the ${shown.name}`)}${measure(drawings[shown.drawing], shown.heightCm)}</figure>
    <div class="product-text">
      <h1>${shown.name}</h1>
      <p class="lead">${shown.line}</p>
      <p class="product-price">${price(shown.priceCents)}${shown.unit !== undefined && html` <span class="unit">${shown.unit}</span>`} <span class="unit">VAT included</span></p>
      ${shown.soldOut === undefined ? addForm(shown) : soldOut(shown.soldOut)}
    </div>
  </div>
  <div class="product-more">
    <section><h2>About it</h2>${shown.story.map(paragraph => html`<p>${paragraph}</p>`)}</section>
    <section><h2>Facts</h2><dl class="facts">${shown.facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>
  </div>
  <section class="section"><h2>Goes well with</h2>${shelf(shown.goesWith.map(productOf), 3)}</section>
</div>`,
  }
}

/** A dimension line in the drawing's own units, so that it always ends where the thing ends. */
function measure({ topY, foot }: Drawing, heightCm: number): Html | false {
  if (!foot) return false
  const middle = (topY + shelfY) / 2
  return html`<svg class="measure" viewBox="0 14 40 177" aria-hidden="true"><path d="M8 ${topY}H20M14 ${topY}V${shelfY}M8 ${shelfY}H20"/><text x="19" y="${middle + 3}">${heightCm} cm</text></svg>`
}

function addForm(shown: Product): Html {
  return html`<form class="add" data-add="${shown.slug}" data-name="${shown.name}">
  ${
    shown.choice &&
    html`<fieldset class="choices"><legend>${shown.choice.name}</legend>${shown.choice.values.map(
      (value, index) =>
        html`<label class="choice"><input type="radio" name="choice" value="${value}" ${index === 0 && html`checked`}><span>${value}</span></label>`,
    )}</fieldset>`
  }
  <div class="add-row">
    <label class="quantity">Quantity <select name="quantity">${[1, 2, 3, 4, 5, 6].map(count => html`<option>${count}</option>`)}</select></label>
    <button class="button" type="submit">Add to cart</button>
  </div>
  <p class="added" role="status" data-added></p>
  <noscript><p>The cart needs JavaScript.</p></noscript>
  <ul class="assurances">
    <li>In stock, leaves within one working day</li>
    <li>Sixty days to send it back, <a href="/help#returns">also used</a></li>
    <li>${shown.category === 'coffee-and-tea' ? html`Stamped with its date, <a href="/pricing">or by subscription</a>` : html`Spare parts for ten years, <a href="/help#care">see repair</a>`}</li>
  </ul>
</form>`
}

function soldOut(reason: string): Html {
  return html`<div class="add">
  <p class="sold-out-note">${reason}</p>
  <p><a class="button" href="mailto:hello@harbourandhearth.example?subject=Lamplight%20teapot">Put me on the list</a></p>
  <p class="unit">One email when it is back, nothing else.</p>
</div>`
}
