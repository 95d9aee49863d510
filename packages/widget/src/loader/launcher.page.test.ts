import { afterEach, expect, test } from 'vitest'
import { createLauncher, type Launcher } from './launcher.ts'

let launcher: Launcher
afterEach(() => launcher.remove())

test.each([
  [0, '', 'Open chat'],
  [1, '1', 'Open chat, 1 unread'],
  [99, '99', 'Open chat, 99 unread'],
  [100, '99+', 'Open chat, 100 unread'],
])('%i unread', (unread, badge, name) => {
  launcher = createLauncher({})
  launcher.draw(false, unread)
  const shown = launcher.root.querySelector('.badge')
  expect([shown?.textContent, launcher.button.ariaLabel]).toEqual([badge, name])
  expect(shown?.checkVisibility()).toBe(unread > 0)
  launcher.draw(true, unread)
  expect([shown?.textContent, launcher.button.ariaLabel, launcher.button.ariaExpanded]).toEqual([
    '',
    'Close chat',
    'true',
  ])
})

test('the owner’s colours and side are used, and an older relay that gives none has others', () => {
  launcher = createLauncher({ accent: '#ffcc00', onAccent: '#000', side: 'left' })
  const style = () => getComputedStyle(launcher.button)
  expect([style().backgroundColor, style().color, style().left]).toEqual(['rgb(255, 204, 0)', 'rgb(0, 0, 0)', '20px'])
  launcher.remove()
  launcher = createLauncher({})
  expect([style().backgroundColor, style().color, style().right]).toEqual([
    'rgb(29, 78, 137)',
    'rgb(255, 255, 255)',
    '20px',
  ])
})
