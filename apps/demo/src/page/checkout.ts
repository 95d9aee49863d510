import { picture } from '../drawing/drawing.ts'
import { drawings } from '../drawing/drawings.ts'
import type { Content } from '../layout/document.ts'
import { type Html, html } from '../layout/html.ts'

export const checkout: Content = {
  title: 'Checkout',
  description: 'Where the parcel goes.',
  address: '/checkout',
  main: html`<div class="wrap narrow">
  <header class="page-head"><h1>Checkout</h1><p class="lead">One page, then it is packed.</p></header>
  <p class="demo-note">This is a demonstration. What you type here is neither sent nor kept.</p>
  <form class="fields" data-checkout autocomplete="on">
    <fieldset><legend>You</legend>
      ${field('name', 'Name', 'name')}
      ${field('email', 'Email, for the receipt', 'email', 'email')}
    </fieldset>
    <fieldset><legend>Where it goes</legend>
      ${field('street', 'Street and number', 'street-address')}
      <div class="field-pair">${field('postcode', 'Postcode', 'postal-code')}${field('town', 'Town', 'address-level2')}</div>
    </fieldset>
    <fieldset><legend>Delivery</legend>
      <label class="option"><input type="radio" name="delivery" checked><span><b>Letterbox or door</b> <span class="unit">2 to 4 working days, €4.90, free from €60</span></span></label>
      <label class="option"><input type="radio" name="delivery"><span><b>Fetch it at the quay</b> <span class="unit">Ready from tomorrow 9:00, free</span></span></label>
    </fieldset>
    <fieldset><legend>Payment</legend>
      <label class="option"><input type="radio" name="payment" checked><span><b>Invoice</b> <span class="unit">Pay within 14 days of delivery</span></span></label>
      <label class="option"><input type="radio" name="payment"><span><b>Transfer</b> <span class="unit">Sent once it has arrived</span></span></label>
    </fieldset>
    <p class="row"><button class="button" type="submit">Place the order</button> <a href="/cart">Back to the cart</a></p>
  </form>
</div>`,
}

export const thanks: Content = {
  title: 'Thank you',
  description: 'The order has been placed.',
  address: '/checkout/done',
  main: html`<div class="wrap quiet">
  <div class="quiet-drawing">${picture(drawings.mug)}</div>
  <h1>Thank you</h1>
  <p>In a real shop your parcel would now be on the packing table. This is a demonstration, so nothing was ordered and nothing will be charged.</p>
  <p class="row"><a class="button" href="/app">Read the brew guide</a> <a href="/">Back to the shop</a></p>
</div>`,
}

function field(name: string, label: string, autocomplete: string, type = 'text'): Html {
  return html`<label class="field">${label}<input name="${name}" type="${type}" autocomplete="${autocomplete}" required></label>`
}
