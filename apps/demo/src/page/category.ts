import { categories } from '../catalogue/categories.ts'
import type { Category } from '../catalogue/product.ts'
import { products } from '../catalogue/products.ts'
import type { Content } from '../layout/document.ts'
import { html } from '../layout/html.ts'
import { shelf } from '../layout/shelf.ts'

export function category({ slug, name, line, note }: Category): Content {
  const here = products.filter(product => product.category === slug)
  const others = categories.filter(other => other.slug !== slug)
  return {
    title: name,
    description: line,
    address: `/category/${slug}`,
    main: html`<div class="wrap">
  <header class="page-head">
    <h1>${name}</h1>
    <p class="lead">${line}</p>
    <p class="page-note">${note}</p>
  </header>
  ${shelf(here)}
  <p class="onward">Next shelf: ${others.map((other, index) => html`${index > 0 && ', '}<a href="/category/${other.slug}">${other.name}</a>`)}</p>
</div>`,
  }
}
