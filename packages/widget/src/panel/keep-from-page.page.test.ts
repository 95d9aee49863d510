import { afterEach, expect, test } from 'vitest'
import { keepFromPage } from './keep-from-page.ts'

const host = document.createElement('div')
const root = host.attachShadow({ mode: 'open' })
const place = document.createElement('div')
const field = document.createElement('textarea')
const button = document.createElement('button')
place.append(field)
root.append(place, button)
document.body.append(host)
keepFromPage(place, root)

const over = new AbortController()
const heard: string[] = []
for (const name of ['keydown', 'keyup', 'focusin', 'paste', 'wheel', 'click'])
  document.addEventListener(name, () => heard.push(name), { signal: over.signal })
afterEach(() => heard.splice(0))

test('keys, the focus, what is pasted and scrolled in the panel are not heard by the page; presses are', () => {
  for (const event of [
    new KeyboardEvent('keydown', { key: '/', bubbles: true, composed: true }),
    new KeyboardEvent('keyup', { key: '/', bubbles: true, composed: true }),
    new ClipboardEvent('paste', { bubbles: true, composed: true }),
    new WheelEvent('wheel', { bubbles: true, composed: true }),
    new MouseEvent('click', { bubbles: true, composed: true }),
  ])
    field.dispatchEvent(event)
  field.focus()
  expect(heard).toEqual(['click'])
})

test('a listener of the page that looks first is told whether somebody writes', () => {
  field.focus()
  expect(host.isContentEditable).toBe(true)
  button.focus()
  expect(host.isContentEditable).toBe(false)
})
