import { afterEach, expect, test } from 'vitest'
import { createLauncher, type Launcher } from './launcher.ts'

let launcher: Launcher
afterEach(() => launcher.remove())

test('it says what pressing it does', () => {
  launcher = createLauncher({})
  for (const [isOpen, name] of [
    [false, 'Open chat'],
    [true, 'Close chat'],
  ] as const) {
    launcher.draw(isOpen)
    expect([launcher.button.ariaLabel, launcher.button.ariaExpanded]).toEqual([name, `${isOpen}`])
  }
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
