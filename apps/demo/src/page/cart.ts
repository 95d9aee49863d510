import { maxQuantity } from '../cart/lines.ts'
import { plans } from '../catalogue/plans.ts'
import { price } from '../catalogue/price.ts'
import { products } from '../catalogue/products.ts'
import { picture } from '../drawing/drawing.ts'
import { type DrawingName, drawings } from '../drawing/drawings.ts'
import type { Content } from '../layout/document.ts'
import { type Html, html } from '../layout/html.ts'

export const cart: Content = {
  title: 'Cart',
  description: 'What you have put aside.',
  address: '/cart',
  main: html`<div class="wrap" data-cart>
  <header class="page-head"><h1>Cart</h1></header>
  <noscript><p>The cart needs JavaScript.</p></noscript>
  <p class="removed" role="status" data-removed hidden><span><b data-removed-name></b> was removed.</span> <button class="link" type="button" data-undo>Put it back</button></p>
  <div class="cart" data-cart-full hidden>
    <ul class="cart-lines" data-lines></ul>
    <section class="summary" aria-labelledby="summary">
      <h2 id="summary">Summary</h2>
      <dl>
        <div><dt>Goods</dt><dd data-goods></dd></div>
        <div><dt>Delivery</dt><dd data-delivery></dd></div>
        <div class="summary-total"><dt>Total</dt><dd data-total></dd></div>
      </dl>
      <p class="unit"><span data-missing></span> VAT included.</p>
      <p><a class="button button-wide" href="/checkout">Go to checkout</a></p>
      <p class="unit">Invoice or transfer. Sixty days to <a href="/help#returns">send things back</a>.</p>
    </section>
  </div>
  <div class="quiet" data-cart-empty hidden>
    <div class="quiet-drawing">${picture(drawings.tray)}</div>
    <h2>Nothing on the tray yet</h2>
    <p>What you add stays here, on this device, until you come back.</p>
    <p class="row"><a class="button" href="/category/brewing">Look at the shelves</a> <a href="/pricing">Coffee by subscription</a></p>
  </div>
  ${products.map(({ slug, name, priceCents, unit, drawing }) => template({ slug, name, cents: priceCents, unit, drawing, deliveryIncluded: false, address: `/product/${slug}` }))}
  ${plans.map(({ slug, name, priceCents, every, drawing }) => template({ slug, name: `${name} subscription`, cents: priceCents, unit: every, drawing, deliveryIncluded: true, address: '/pricing' }))}
</div>`,
}

interface Entry {
  readonly deliveryIncluded: boolean
  readonly slug: string
  readonly name: string
  readonly cents: number
  readonly unit: string | undefined
  readonly drawing: DrawingName
  readonly address: string
}

/** A line as the script copies it; markup made here needs no markup made from strings in the page. */
function template({ slug, name, cents, unit, drawing, deliveryIncluded, address }: Entry): Html {
  const counts = Array.from({ length: maxQuantity }, (_, index) => index + 1)
  return html`<template data-line="${slug}" data-cents="${cents}" data-name="${name}" ${deliveryIncluded && html`data-delivery-included`}><li class="cart-line">
    <div class="cart-drawing">${picture(drawings[drawing])}</div>
    <div class="cart-name"><a href="${address}">${name}</a> <span class="unit" data-choice></span><span class="unit">${price(cents)}${unit !== undefined && html`, ${unit}`}</span></div>
    <label class="cart-quantity"><span class="visually-hidden">Quantity of ${name}</span><select>${counts.map(count => html`<option>${count}</option>`)}</select></label>
    <span class="cart-sum" data-sum></span>
    <button class="link cart-remove" type="button" data-remove>Remove<span class="visually-hidden"> ${name}</span></button>
  </li></template>`
}
