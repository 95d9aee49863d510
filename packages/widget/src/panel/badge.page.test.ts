import { afterEach, expect, test, vi } from 'vitest'
import { createTestWidget } from '../doubles/widget.ts'
import { createLauncher } from '../loader/launcher.ts'
import en from '../locales/en.ts'
import { createBadge } from './badge.ts'
import css from './style/thread.css?inline'
import { speak } from './words.ts'

speak(en, {})
let drawn: HTMLElement
afterEach(() => drawn.remove())

test.each([
  [0, '', 'Open chat'],
  [1, '1', 'Open chat, 1 unread'],
  [99, '99', 'Open chat, 99 unread'],
  [100, '99+', 'Open chat, 99+ unread'],
])('%i unread', (unread, badge, name) => {
  const [host, root, button, draw] = createLauncher(createTestWidget().settings)
  drawn = host
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets.push(sheet)
  const widget = createTestWidget()
  const write = createBadge({ ...widget, launcher: button })
  draw(false)
  write(unread)
  const shown = root.querySelector('.badge')
  expect([shown?.textContent, button.ariaLabel]).toEqual([badge, name])
  expect(shown?.checkVisibility()).toBe(unread > 0)
  draw(true)
  widget.open()
  write(unread)
  expect([shown?.textContent, button.ariaLabel, button.ariaExpanded]).toEqual(['', 'Close chat', 'true'])
  expect(widget.emitted).toEqual([...(unread ? [['unread', unread]] : []), ['open', false]])
  widget.host.remove()
})

test('the title of a page that nobody looks at says how much is new, and is its own again afterwards', () => {
  const [host, , button] = createLauncher(createTestWidget().settings)
  drawn = host
  const widget = createTestWidget()
  const write = createBadge({ ...widget, launcher: button })
  const look = vi.spyOn(document, 'visibilityState', 'get')
  const before = document.title
  document.title = 'Cart'
  const titles = ([visibility, unread, title]: [DocumentVisibilityState, number, string?]) => {
    look.mockReturnValue(visibility)
    if (title !== undefined) document.title = title
    write(unread)
    return document.title
  }
  expect(titles(['visible', 2])).toBe('Cart')
  expect(titles(['hidden', 2])).toBe('(2) Cart')
  expect(titles(['hidden', 120])).toBe('(99) Cart')
  // The page goes on by itself, with a number of its own.
  expect(titles(['hidden', 120, '(3) Till'])).toBe('(99) (3) Till')
  expect(titles(['visible', 120])).toBe('(3) Till')
  expect(titles(['hidden', 0])).toBe('(3) Till')
  document.title = before
  look.mockRestore()
  widget.host.remove()
})
