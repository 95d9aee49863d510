import { afterEach, expect, test } from 'vitest'
import { createBack } from './back.ts'
import { createHold } from './hold.ts'
import { createKeyboardRoom } from './keyboard.ts'

const { style } = document.documentElement
const panel = document.createElement('div')
afterEach(() => {
  style.overflow = ''
  panel.style.cssText = ''
})

/** What the visitor sees of the page. */
function screen() {
  const fullPx = document.documentElement.clientHeight
  const seen = Object.assign(new EventTarget(), { height: fullPx, offsetTop: 0, scale: 1 })
  return {
    seen,
    show(height: number, offsetTop = 0, scale = 1) {
      Object.assign(seen, { height, offsetTop, scale })
      seen.dispatchEvent(new Event('resize'))
    },
    scroll(offsetTop: number) {
      seen.offsetTop = offsetTop
      seen.dispatchEvent(new Event('scroll'))
    },
    fullPx,
  }
}

test('while the keyboard covers the page the panel is as high as what is left, and where that is', () => {
  const { seen, show, scroll, fullPx } = screen()
  const follow = createKeyboardRoom(panel, seen)
  follow(true)
  expect([panel.style.height, panel.style.top]).toEqual(['', ''])
  show(fullPx - 260)
  expect([panel.style.height, panel.style.top]).toEqual([`${fullPx - 260}px`, '0px'])
  scroll(120)
  expect(panel.style.top).toBe('120px')
  show(fullPx)
  expect([panel.style.height, panel.style.top]).toEqual(['', ''])
})

test('a keyboard that is there already when the panel opens counts too, and none after it closed', () => {
  const { seen, show, fullPx } = screen()
  const follow = createKeyboardRoom(panel, seen)
  show(fullPx - 260)
  expect(panel.style.height).toBe('')
  follow(true)
  expect(panel.style.height).toBe(`${fullPx - 260}px`)
  follow(false)
  expect(panel.style.height).toBe('')
})

test('what the visitor has magnified by hand is left alone, and so is a bar of the browser', () => {
  const { seen, show, fullPx } = screen()
  createKeyboardRoom(panel, seen)(true)
  show(fullPx / 2, 0, 2)
  expect(panel.style.height).toBe('')
  show(fullPx - 30)
  expect(panel.style.height).toBe('')
})

test('the page stands still, and gets back what it had set', () => {
  style.overflow = 'clip'
  const follow = createHold()
  follow(true)
  follow(true)
  expect(style.overflow).toBe('hidden')
  follow(false)
  expect(style.overflow).toBe('clip')
})

test('back closes once, and not when the panel was closed otherwise; the history is not touched', () => {
  const made: { onclose: (() => void) | null; isGone: boolean }[] = []
  const own = window.CloseWatcher
  window.CloseWatcher = class {
    onclose = null
    isGone = false
    constructor() {
      made.push(this)
    }
    destroy() {
      this.isGone = true
    }
  }
  const { length } = history
  let closed = 0
  const follow = createBack(() => closed++)
  follow(true)
  follow(true)
  made[0]?.onclose?.()
  follow(false)
  follow(true)
  follow(false)
  expect([closed, made.map(({ isGone }) => isGone), history.length - length]).toEqual([1, [false, true], 0])
  // Firefox and Safari have none.
  delete window.CloseWatcher
  follow(true)
  follow(false)
  if (own) window.CloseWatcher = own
  expect(closed).toBe(1)
})
