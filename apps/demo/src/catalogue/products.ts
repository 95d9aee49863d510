import { brewing } from './brewing.ts'
import { coffeeAndTea } from './coffee-and-tea.ts'
import type { Product } from './product.ts'
import { table } from './table.ts'

export const products: readonly Product[] = [...brewing, ...coffeeAndTea, ...table]

/** The product with this slug; an unknown slug is a mistake in the catalogue. */
export function productOf(slug: string): Product {
  const product = products.find(candidate => candidate.slug === slug)
  if (!product) throw new Error(`The catalogue has no product "${slug}".`)
  return product
}
