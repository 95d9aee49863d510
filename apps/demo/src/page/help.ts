import type { Content } from '../layout/document.ts'
import { html } from '../layout/html.ts'

const zones = [
  ['Ardhaven and the islands', '€2.90', 'Next working day'],
  ['Rest of the country', '€4.90', '2 working days'],
  ['EU', '€4.90', '2 to 4 working days'],
  ['Norway, Switzerland, United Kingdom', '€12.50', '4 to 7 working days'],
] as const

const materials = [
  ['Enamel', 'Soft sponge, no steel wool. A chip on the outside is only a mark; a chip on the inside we replace.'],
  ['Stoneware', 'Dishwasher and microwave are fine. Avoid ice-cold to boiling in one step.'],
  ['Oak and ash', 'Wipe, dry, oil once a year. We put a small bottle of linseed oil in every parcel with wood.'],
  ['Brass', 'It will darken. Lemon and salt bring back the shine if you prefer it.'],
  ['Burrs and grinders', 'Brush once a month. Never water, never rice.'],
  ['Linen', 'Wash at 60 °C, hang while damp.'],
] as const

export const help: Content = {
  title: 'Help',
  description: 'Shipping, returns, care and repair, contact.',
  address: '/help',
  main: html`<div class="wrap">
  <header class="page-head"><h1>Help</h1><p class="lead">The four things people ask. If yours is a fifth, write to us.</p></header>
  <div class="help">
    <nav class="help-nav" aria-label="On this page"><ul><li><a href="#shipping">Shipping</a></li><li><a href="#returns">Returns</a></li><li><a href="#care">Care and repair</a></li><li><a href="#contact">Contact</a></li></ul></nav>
    <div class="help-text">
      <section id="shipping">
        <h2>Shipping</h2>
        <p>Orders placed before 14:00 on a working day leave the same day. You get a tracking link when the parcel is handed over. Inside the EU delivery is free from €60.</p>
        <div class="table-frame" tabindex="0" role="region" aria-label="Delivery prices and times"><table>
          <thead><tr><th scope="col">To</th><th scope="col">Price</th><th scope="col">Time</th></tr></thead>
          <tbody>${zones.map(([to, cost, time]) => html`<tr><th scope="row">${to}</th><td>${cost}</td><td>${time}</td></tr>`)}</tbody>
        </table></div>
        <p>Parcels are packed in paper and wool offcuts. If something arrives broken, send a photo within fourteen days; we replace it without asking for it back.</p>
      </section>
      <section id="returns">
        <h2>Returns</h2>
        <p>You have sixty days, used or not. Inside the EU we pay the way back: the label is in the parcel, under the lid. The money is returned within three working days of arrival, the same way it came.</p>
        <p>Opened coffee and tea cannot be sold again, so please keep or give away what you do not like. Tell us, and the next bag is on us.</p>
      </section>
      <section id="care">
        <h2>Care and repair</h2>
        <dl class="facts">${materials.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
        <p>Every part that wears can be ordered alone for ten years. If you would rather not do it yourself, send the piece; most repairs cost between €8 and €25 and take a week.</p>
      </section>
      <section id="contact">
        <h2>Contact</h2>
        <p>Write to <a href="mailto:hello@harbourandhearth.example">hello@harbourandhearth.example</a>; we answer on working days, usually before the evening.</p>
        <p>Or come by: Lantern Quay 4, Ardhaven. Tuesday to Saturday, 9:00 to 17:30. There is always a pot on, and the roastery door is open on Mondays and Thursdays.</p>
      </section>
    </div>
  </div>
</div>`,
}
