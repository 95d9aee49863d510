import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchElements } from './elements.ts'
import type { PageEvent } from './event.ts'

let over: AbortController
let heard: PageEvent[]
let own: HTMLElement

const ask = (...tests: object[]) =>
  watchElements(JSON.stringify({ rules: [{ when: { all: tests } }] }), event => heard.push(event), over.signal, own)
const on = (signal: string, selector: string) => ({ signal, selector, op: '>=', value: 1 })
const find = (selector: string) => document.querySelector(selector) as HTMLElement
/** The observers of the browser have looked. */
const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)))

beforeEach(() => {
  over = new AbortController()
  heard = []
  own = document.createElement('div')
  document.body.innerHTML =
    '<button class="buy"><b>Buy</b></button><form id="order"><input><input type="submit"></form>'
  document.body.append(own)
  addEventListener('submit', event => event.preventDefault(), { signal: over.signal })
})
afterEach(() => {
  over.abort()
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

test('a click is told with the selectors it fell on, inside of them too', () => {
  ask(on('element.clicked', '.buy'), on('element.clicked', '#order'))
  find('.buy b').click()
  find('#order input').dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: 7, clientY: 9 }))
  document.body.click()
  expect(heard).toEqual([
    { type: 'click', x: 0, y: 0, on: ['.buy'] },
    { type: 'click', x: 7, y: 9, on: ['#order'] },
    { type: 'click', x: 0, y: 0 },
  ])
})

test('clicks are told for rage alone, and clicks on the widget never', () => {
  ask({ signal: 'rage.clicks', op: '>=', value: 1 })
  own.click()
  find('.buy').click()
  expect(heard).toEqual([{ type: 'click', x: 0, y: 0 }])
})

test('a form is told when it is touched, at most once a second, and when it is sent; never what is in it', () => {
  ask(on('form.abandoned', '#order'))
  const input = find('#order input') as HTMLInputElement
  const type = (timeStamp: number) => {
    const event = new Event('input', { bubbles: true })
    Object.defineProperty(event, 'timeStamp', { value: timeStamp })
    input.dispatchEvent(event)
  }
  input.value = 'secret'
  for (const at of [10_000, 10_500, 11_000]) type(at)
  find('[type=submit]').click()
  type(11_100)
  expect(heard.map(event => 'state' in event && event.state)).toEqual(['touched', 'touched', 'sent', 'touched'])
  expect(JSON.stringify(heard)).not.toContain('secret')
})

test('an element is told when it comes into view and when it goes, also one that is added later, and anew after a navigate', async () => {
  const here = location.href
  ask(on('element.visible', '.offer'))
  expect(heard).toEqual([])
  const offer = document.createElement('p')
  offer.className = 'offer'
  offer.textContent = 'Now'
  document.body.append(offer)
  await vi.waitFor(() => expect(heard).toEqual([{ type: 'element', selector: '.offer', visible: true }]))
  history.pushState(null, '', '/next')
  await vi.waitFor(() => expect(heard).toHaveLength(2))
  expect(heard[1]).toEqual(heard[0])
  history.replaceState(null, '', here)
  await vi.waitFor(() => expect(heard).toHaveLength(3))
  offer.style.marginTop = '5000px'
  await vi.waitFor(() => expect(heard.at(-1)).toEqual({ type: 'element', selector: '.offer', visible: false }))
  offer.style.marginTop = ''
  await vi.waitFor(() => expect(heard.at(-1)).toEqual({ type: 'element', selector: '.offer', visible: true }))
  offer.remove()
  await vi.waitFor(() => expect(heard.at(-1)).toEqual({ type: 'element', selector: '.offer', visible: false }))
})

test('a selector that is none harms nobody', () => {
  ask(on('element.visible', '::nonsense('), on('element.clicked', '>'), on('form.abandoned', ''))
  find('.buy').click()
  expect(heard).toEqual([])
})

test('what no rule asks for is not listened to, and no listener can hold a gesture up', () => {
  const add = vi.spyOn(document, 'addEventListener')
  const watched = vi.spyOn(MutationObserver.prototype, 'observe')
  ask(on('form.abandoned', '#order'))
  expect(add.mock.calls.map(([name]) => name)).toEqual(['input', 'change', 'submit'])
  expect(add.mock.calls.every(([, , options]) => (options as AddEventListenerOptions).passive)).toBe(true)
  expect(watched).not.toHaveBeenCalled()
})

test('ended, it hears nothing', async () => {
  ask(on('element.clicked', '.buy'), on('element.visible', '.buy'))
  await frame()
  over.abort()
  const { length } = heard
  find('.buy').click()
  find('.buy').remove()
  await frame()
  expect(heard).toHaveLength(length)
})
