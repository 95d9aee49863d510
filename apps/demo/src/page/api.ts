import type { Content } from '../layout/document.ts'
import { type Html, html } from '../layout/html.ts'

const rules = [
  ['pricing-help', 'Help to choose a plan'],
  ['product-greeting', 'Greeting of a product'],
  ['cart-shipping', 'Shipping, before the cart is left'],
  ['nobody-wrote-this', 'A rule nobody wrote'],
] as const

const events = ['ready', 'open', 'close', 'unread', 'chat', 'message', 'shown', 'retracted', 'identity'] as const

export const api: Content = {
  title: 'The page and the chat',
  description: 'Every word the page can say to the chat, and every one it hears.',
  address: '/api',
  script: 'api',
  main: html`<div class="wrap" data-api>
  <header class="page-head"><h1>The page and the chat</h1><p class="lead">For whoever builds the shop: each button is one call, and what comes of it stands in the log.</p></header>
  <div class="api">
    <div class="api-calls">
      ${group('The panel', [
        call('Open', `Beckon('open')`, 'open'),
        call('Close', `Beckon('close')`, 'close'),
        call('Hide the launcher', `Beckon('hide')`, 'hide'),
        call('Show it again', `Beckon('show')`, 'show'),
      ])}
      ${group('What the rules may know', [
        call('A coupon failed', `Beckon('track', 'coupon_failed', {code: 'SPRING'})`, 'track'),
        call(
          'Tell the plan',
          `Beckon('attributes', {plan})`,
          'attributes',
          choice('plan', 'Plan', [
            ['trial', 'trial'],
            ['household', 'household'],
            ['', 'none (null)'],
          ]),
        ),
      ])}
      ${group('A rule, now', [
        call('Show it', `Beckon('runRule', rule)`, 'runRule', choice('rule', 'Rule', rules)),
        html`<p class="page-note">Its limits hold: each of these is shown once a visit, and no two within half a minute. With <code>?beckon=debug</code> behind the address you see why a rule waits.</p>`,
      ])}
      ${group('Who is signed in', [
        call(
          'Sign in',
          `Beckon('identify', token)`,
          'identify',
          html`<div class="api-fields">${field('id', 'Your id of them', 'customer-17')}${field('name', 'Name', 'Ada Byron')}${field('email', 'Email', 'ada@home.example')}</div>`,
        ),
        call('Sign out', `Beckon('identify')`, 'sign-out'),
        html`<p class="page-note">This shop has no accounts: its server signs for whoever is named here, as yours would for whoever is signed in. The chat tells nobody until it is opened.</p>`,
      ])}
      ${group('This visit, recorded', [
        call('Record', `Beckon('record')`, 'record'),
        call('Stop, and save the file', `Beckon('record', 'stop')`, 'record-stop'),
      ])}
      ${group('What it hears', [
        html`<fieldset class="api-events"><legend>Events in the log</legend>${events.map(
          name => html`<label><input type="checkbox" value="${name}" data-event checked> <code>${name}</code></label>`,
        )}</fieldset>`,
      ])}
      ${group('Consent, and the end', [
        call('Give consent', `Beckon('consent', true)`, 'agree'),
        call('Take it back', `Beckon('consent', false)`, 'consent'),
        call('Shut down', `Beckon('shutdown')`, 'shutdown'),
        html`<p class="page-note">To give it does something only where the chat is set to wait for it. To take it back removes the chat with all it kept on this device, to shut down leaves that. <a href="/api">Load the page anew</a> to have the chat again.</p>`,
      ])}
    </div>
    <section class="api-log" aria-labelledby="log">
      <div class="api-log-head"><h2 id="log">Log</h2><button class="link" type="button" data-clear>Clear</button></div>
      <div role="log" tabindex="0" aria-label="Calls and events" data-log></div>
      <p class="api-log-empty">Nothing yet.</p>
    </section>
  </div>
</div>`,
}

function group(name: string, calls: readonly Html[]): Html {
  return html`<section class="api-group"><h2>${name}</h2>${calls}</section>`
}

function call(name: string, code: string, does: string, more?: Html): Html {
  return html`<div class="api-call">${more}<button class="button" type="button" data-call="${does}">${name}</button><code>${code}</code></div>`
}

function choice(name: string, label: string, options: readonly (readonly [string, string])[]): Html {
  return html`<label class="field">${label}<select name="${name}">${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}</select></label>`
}

function field(name: string, label: string, value: string): Html {
  return html`<label class="field">${label}<input name="${name}" value="${value}" autocomplete="off"></label>`
}
