import { bindAddForms } from './cart/add.ts'
import { bindCheckout } from './cart/checkout.ts'
import { bindCartPage } from './cart/page.ts'
import { onCartElsewhere, showCount } from './cart/storage.ts'

showCount()
onCartElsewhere(showCount)
// A page restored from the back-forward cache does not run its script again.
addEventListener('pageshow', showCount)
bindAddForms()
bindCartPage()
bindCheckout()

// On a phone the navigation scrolls; the current entry is brought into sight.
for (const current of document.querySelectorAll<HTMLElement>('nav a[aria-current]')) {
  const bar = current.closest<HTMLElement>('nav')
  if (bar) bar.scrollLeft = current.offsetLeft - bar.offsetLeft - 24
}
