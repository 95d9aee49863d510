import type { Assets } from '../build.ts'
import { categories } from '../catalogue/categories.ts'
import { products } from '../catalogue/products.ts'
import { guideContents } from '../guide/views.ts'
import { type Content, shopDocument } from '../layout/document.ts'
import { api } from './api.ts'
import { cart } from './cart.ts'
import { category } from './category.ts'
import { checkout, thanks } from './checkout.ts'
import { help } from './help.ts'
import { home } from './home.ts'
import { missing } from './missing.ts'
import { pricing } from './pricing.ts'
import { product } from './product.ts'

export interface Page {
  /** Its place in the built folder. */
  readonly file: string
  readonly html: string
}

/** Every page of the shop, linking to the given built scripts and style. */
export function shopPages(assets: Assets): Page[] {
  const contents: Content[] = [
    home,
    ...categories.map(category),
    ...products.map(product),
    cart,
    checkout,
    thanks,
    pricing,
    help,
    ...guideContents,
    api,
    missing,
  ]
  return contents.map(content => ({ file: fileOf(content.address), html: shopDocument(content, assets) }))
}

function fileOf(address: string): string {
  if (address === missing.address) return '404.html'
  return `${address.slice(1)}/index.html`.replace(/^\//, '')
}
