import { price } from '../catalogue/price.ts'
import type { Product } from '../catalogue/product.ts'
import { picture } from '../drawing/drawing.ts'
import { drawings } from '../drawing/drawings.ts'
import { type Html, html } from './html.ts'

/** Products standing on a board, their labels on its edge. */
export function shelf(products: readonly Product[], headingLevel: 2 | 3 = 2): Html {
  return html`<ul class="shelf">${products.map(product => item(product, headingLevel))}</ul>`
}

function item(product: Product, headingLevel: 2 | 3): Html {
  const name = html`<a href="/product/${product.slug}">${product.name}</a>`
  return html`<li class="item">
    <div class="stand">${picture(drawings[product.drawing])}</div>
    <div class="label">
      ${headingLevel === 2 ? html`<h2>${name}</h2>` : html`<h3>${name}</h3>`}
      <p class="label-line">${product.line}</p>
      <p class="label-price">${price(product.priceCents)}${product.unit !== undefined && html` <span class="unit">${product.unit}</span>`}${product.soldOut !== undefined && html` <span class="sold-out">Sold out</span>`}</p>
    </div>
  </li>`
}
