import { writeCart } from './storage.ts'

/** The last step of the demonstration: nothing is sent, the cart is emptied, the thanks page follows. */
export function bindCheckout(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-checkout]')
  form?.addEventListener('submit', event => {
    event.preventDefault()
    writeCart([])
    location.assign('/checkout/done')
  })
}
