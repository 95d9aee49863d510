import { productOf } from '../catalogue/products.ts'
import { picture } from '../drawing/drawing.ts'
import { drawings } from '../drawing/drawings.ts'
import type { Content } from '../layout/document.ts'
import { type Html, html } from '../layout/html.ts'
import { type Method, methods } from './methods.ts'

interface View {
  readonly address: string
  readonly title: string
  readonly description: string
  readonly body: Html
}

const overview: View = {
  address: '/app',
  title: 'Brew guide',
  description: 'Amounts, heat, time and steps for four ways to brew.',
  body: html`<h1 tabindex="-1">Brew guide</h1>
  <p class="lead">Pick a way to brew. Say how many cups; the amounts follow.</p>
  <ul class="methods">${methods.map(
    ({ slug, name, line, drawing, degrees, minutes }) => html`<li class="method">
    ${picture(drawings[drawing])}
    <div><h2><a href="/app/${slug}">${name}</a></h2><p>${line}</p><p class="unit">${degrees} °C, ${minutes}</p></div>
  </li>`,
  )}</ul>`,
}

const views: readonly View[] = [overview, ...methods.map(viewOf)]

/**
 * One built page for each view, so that a deep link works without any rule on the server.
 * Each brings all views as templates; the router swaps them and never asks the server again.
 */
export const guideContents: readonly Content[] = views.map(({ address, title, description, body }) => ({
  address,
  title: address === overview.address ? title : `${title} · ${overview.title}`,
  description,
  script: 'guide',
  main: html`<div class="wrap guide">
  <nav class="guide-nav" aria-label="Brew guide"><ul>${views.map(view => html`<li><a href="${view.address}" ${view.address === address && html`aria-current="page"`}>${view.address === overview.address ? 'All methods' : view.title}</a></li>`)}</ul></nav>
  <div class="guide-view" data-view>${body}</div>
  ${views.map(view => html`<template data-address="${view.address}" data-title="${view.title}">${view.body}</template>`)}
</div>`,
}))

function viewOf(method: Method): View {
  return {
    address: `/app/${method.slug}`,
    title: method.name,
    description: method.line,
    body: html`<div class="recipe">
  <div class="recipe-head">
    <h1 tabindex="-1">${method.name}</h1>
    <p class="lead">${method.line}</p>
    <div class="amounts">
      <div class="cups" role="group" aria-label="Cups"><button type="button" data-cups="-1" aria-label="One cup less">−</button><output aria-live="polite"><b data-cup-count>1</b> <span data-cup-word>cup</span></output><button type="button" data-cups="1" aria-label="One cup more">+</button></div>
      <dl>
        <div><dt>${method.leaf === 'coffee' ? 'Coffee' : 'Leaf'}</dt><dd><span data-per-cup="${method.gramsPerCup}">${method.gramsPerCup}</span> g</dd></div>
        <div><dt>Water</dt><dd><span data-per-cup="${method.waterMlPerCup}">${method.waterMlPerCup}</span> ml</dd></div>
        <div><dt>Heat</dt><dd>${method.degrees} °C</dd></div>
        <div><dt>Time</dt><dd>${method.minutes}</dd></div>
      </dl>
    </div>
  </div>
  <div class="recipe-drawing">${picture(drawings[method.drawing])}</div>
</div>
<div class="recipe-body">
  <section><h2>Steps</h2><ol class="steps">${method.steps.map(step => html`<li>${step}</li>`)}</ol></section>
  <section>
    <h2>If it tastes off</h2><dl class="facts">${method.off.map(([taste, mend]) => html`<div><dt>${taste}</dt><dd>${mend}</dd></div>`)}</dl>
    <h2>What you need</h2><ul class="plain">${method.tools.map(slug => html`<li><a href="/product/${slug}">${productOf(slug).name}</a></li>`)}</ul>
  </section>
</div>`,
  }
}
