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
