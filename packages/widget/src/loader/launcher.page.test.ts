import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { spokenIn } from '../doubles/widget.ts'
import ar from '../locales/ar.ts'
import { createLauncher, type Launcher } from './launcher.ts'

const appearance = { accent: '#ffcc00', onAccent: '#000' } as const
let launcher: Launcher
afterEach(() => launcher.host.remove())

test('it says what pressing it does', () => {
  launcher = createLauncher({ appearance, words: spokenIn() })
  for (const [isOpen, name] of [
    [false, 'Open chat'],
    [true, 'Close chat'],
  ] as const) {
    launcher.draw(isOpen)
    expect([launcher.button.ariaLabel, launcher.button.ariaExpanded]).toEqual([name, `${isOpen}`])
  }
})

test('the owner’s colours are used, and it stands at the end of the line or, where the relay says so, at its start', () => {
  const style = () => getComputedStyle(launcher.button)
  launcher = createLauncher({ appearance, words: spokenIn() })
  expect([style().backgroundColor, style().color, style().right]).toEqual(['rgb(255, 204, 0)', 'rgb(0, 0, 0)', '20px'])
  launcher.host.remove()
  launcher = createLauncher({ appearance: { ...appearance, side: 'start' }, words: spokenIn() })
  expect(style().left).toBe('20px')
})

test('in a language from right to left it stands on the other side and tells the language', () => {
  launcher = createLauncher({ appearance, words: spokenIn(ar) })
  const { host } = launcher
  expect([getComputedStyle(launcher.button).left, host.dir, host.lang]).toEqual(['20px', 'rtl', 'ar'])
  launcher.draw(false)
  expect(launcher.button.ariaLabel).toBe(ar.open)
})

test('it shows by itself that it has the focus, by keyboard only', async () => {
  launcher = createLauncher({ appearance, words: spokenIn() })
  const ring = () => getComputedStyle(launcher.button).outlineStyle
  expect(ring()).toBe('none')
  await userEvent.tab()
  expect([launcher.root.activeElement, ring()]).toEqual([launcher.button, 'auto'])
})
