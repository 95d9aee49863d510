import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { spokenIn } from '../doubles/widget.ts'
import ar from '../locales/ar.ts'
import { createLauncher } from './launcher.ts'

const appearance = { accent: '#ffcc00', onAccent: '#000' } as const
let drawn: HTMLElement
afterEach(() => drawn.remove())

function launcherOf(settings: Parameters<typeof createLauncher>[0]) {
  const [host, root, button, draw] = createLauncher(settings)
  drawn = host
  return { host, root, button, draw }
}

test('it says what pressing it does', () => {
  const launcher = launcherOf({ appearance, words: spokenIn() })
  for (const [isOpen, name] of [
    [false, 'Open chat'],
    [true, 'Close chat'],
  ] as const) {
    launcher.draw(isOpen)
    expect([launcher.button.ariaLabel, launcher.button.ariaExpanded]).toEqual([name, `${isOpen}`])
  }
})

test('the owner’s colours are used, and it stands at the end of the line or, where the relay says so, at its start', () => {
  const { host, button } = launcherOf({ appearance, words: spokenIn() })
  const { backgroundColor, color, right } = getComputedStyle(button)
  expect([backgroundColor, color, right]).toEqual(['rgb(255, 204, 0)', 'rgb(0, 0, 0)', '20px'])
  host.remove()
  const other = launcherOf({ appearance: { ...appearance, side: 'start' }, words: spokenIn() })
  expect(getComputedStyle(other.button).left).toBe('20px')
})

test('in a language from right to left it stands on the other side and tells the language', () => {
  const { host, button, draw } = launcherOf({ appearance, words: spokenIn(ar) })
  expect([getComputedStyle(button).left, host.dir, host.lang]).toEqual(['20px', 'rtl', 'ar'])
  draw(false)
  expect(button.ariaLabel).toBe(ar.open)
})

test('it shows by itself that it has the focus, by keyboard only', async () => {
  const { root, button } = launcherOf({ appearance, words: spokenIn() })
  const ring = () => getComputedStyle(button).outlineStyle
  expect(ring()).toBe('none')
  await userEvent.tab()
  expect([root.activeElement, ring()]).toEqual([button, 'auto'])
})
