import { type Plan, plans } from '../catalogue/plans.ts'
import { price } from '../catalogue/price.ts'
import { picture } from '../drawing/drawing.ts'
import { drawings } from '../drawing/drawings.ts'
import type { Content } from '../layout/document.ts'
import { type Html, html } from '../layout/html.ts'

const questions = [
  [
    'How do I skip a delivery?',
    'Every parcel is announced on Friday by an email with one link: skip, change, or leave it. Sunday night is the last moment.',
  ],
  [
    'Can I stop at once?',
    'Yes. The same link stops the subscription. There is no minimum and no notice period; what was already roasted still comes.',
  ],
  [
    'May I choose the coffee?',
    'Household and Long table: yes, per bag. Half hour is always the coffee of the month, because one bag is too small a lot to split.',
  ],
  [
    'Is it possible to give it?',
    'Yes, for three, six or twelve deliveries. Write a line for the card at checkout. It ends by itself and nobody is asked to renew.',
  ],
] as const

export const pricing: Content = {
  title: 'Coffee subscription',
  description: 'Fresh coffee in three sizes. Skip or stop whenever you like.',
  address: '/pricing',
  main: html`<div class="wrap">
  <header class="page-head"><h1>Coffee by subscription</h1><p class="lead">Roasted on Monday, with you on Wednesday. Skip or stop with one link, in any week.</p></header>
  <ul class="plans">${plans.map(planCard)}</ul>
  <section class="section narrow">
    <h2>Side by side</h2>
    <div class="table-frame" tabindex="0" role="region" aria-label="The plans side by side"><table>
      <thead><tr><th scope="col"><span class="visually-hidden">What</span></th>${plans.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>
        ${row('Coffee', ['250 g', '500 g', '1 kg'])}
        ${row('How often', ['Every four weeks', 'Every two weeks', 'Every two weeks'])}
        ${row('Price per 100 g', ['€4.20', '€3.90', '€3.60'])}
        ${row('Delivery in the EU', ['Included', 'Included', 'Included'])}
        ${row('Choose your coffee', ['Month’s choice', 'Per bag', 'Per bag'])}
        ${row('Decaf', ['On request', 'Yes', 'Yes'])}
        ${row('Invoice with VAT number', ['No', 'No', 'Yes'])}
      </tbody>
    </table></div>
  </section>
  <section class="section narrow"><h2>Before you ask</h2>${questions.map(([question, answer]) => html`<details class="question"><summary>${question}</summary><p>${answer}</p></details>`)}
  <p class="onward">Something else? <a href="/help#contact">Ask one of us</a>.</p></section>
</div>`,
}

function planCard({ slug, name, priceCents, every, line, amount, cups, drawing, perks }: Plan): Html {
  return html`<li class="plan">
  <div class="stand">${picture(drawings[drawing])}</div>
  <div class="plan-text">
    <h2>${name}</h2>
    <p class="plan-line">${line}</p>
    <p class="plan-price">${price(priceCents)} <span class="unit">${every}</span></p>
    <p class="plan-amount"><b>${amount}</b>, ${cups}</p>
    <ul class="ticks">${perks.map(perk => html`<li>${perk}</li>`)}</ul>
    <form data-add="${slug}" data-name="${name}">
      <label class="plan-grind">Grind <select name="choice"><option>Whole bean</option><option>Filter</option><option>French press</option><option>Moka pot</option></select></label>
      <button class="button button-wide" type="submit">Choose ${name}</button>
      <p class="added" role="status" data-added></p>
    </form>
  </div>
</li>`
}

function row(name: string, values: readonly string[]): Html {
  return html`<tr><th scope="row">${name}</th>${values.map(value => html`<td>${value}</td>`)}</tr>`
}
