import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { demoFile, openRules } from '../doubles.tsx'

type Screen = Awaited<ReturnType<typeof openRules>>
const press = async (screen: Screen, keys: string) => {
  await userEvent.keyboard(keys)
  await screen.settle()
}
const click = async (screen: Screen, name: string | RegExp, at = 0) => {
  await userEvent.click(screen.getAllByRole('button', { name })[at] as HTMLElement)
  await screen.settle()
}
const texts = (screen: Screen, selector: string) =>
  [...screen.container.ownerDocument.querySelectorAll(selector)].map(element => element.textContent)
const renamed = (id: string, name: string) => ({
  ...demoFile,
  rules: demoFile.rules.map(rule => (rule.id === id ? { ...rule, name } : rule)),
})

test('what changes is said in words before it is published', async () => {
  const screen = await openRules()
  await press(screen, 'jxjj{Delete}p')
  const dialog = screen.getByRole('dialog', { name: 'Publish these changes?' })
  expect(texts(screen, 'dialog .changes > li')).toEqual([
    'Switched off Help at the checkout',
    expect.stringMatching(/^Removed ライブチャットのご案内Before: If nobody is at the desk/),
  ])
  await press(screen, '{Enter}')
  expect(dialog.isConnected).toBe(false)
  expect(screen.rules.puts()).toMatchObject([{ body: { base: 1 } }])
  expect(screen.rules.files.at(-1)?.rules.map(({ id, enabled }) => [id, enabled])).toEqual([
    ['checkout-help', false],
    ['pricing-help', undefined],
  ])
  expect(screen.getByText('Published as version 2.')).toBeDefined()
  expect(screen.queryByText(/not published/)).toBeNull()
  expect(screen.getByText(/Version 2, published just now/)).toBeDefined()
})

test('somebody else’s changes come into the draft, and nothing of either is lost', async () => {
  const screen = await openRules()
  await press(screen, 'jx')
  screen.rules.publish(renamed('pricing-help', 'By Ben'))
  await press(screen, 'p{Enter}')
  expect(screen.getByText(/Version 2 was published meanwhile by Ben\./)).toBeDefined()
  expect(texts(screen, '.rule-name bdi')).toContain('By Ben')
  expect(screen.getByText('1 change is not published.')).toBeDefined()
  await press(screen, 'p{Enter}')
  expect(
    screen.rules.files
      .at(-1)
      ?.rules.map(({ name, enabled }) => [name, enabled])
      .slice(0, 2),
  ).toEqual([
    ['Help at the checkout', false],
    ['By Ben', undefined],
  ])
})

test.each([
  ['Yours', 'Help at the checkout', false],
  ['Published', 'By Ben', undefined],
])('a rule that both have changed is chosen: %s', async (side, name, enabled) => {
  const screen = await openRules()
  await press(screen, 'jx')
  screen.rules.publish(renamed('checkout-help', 'By Ben'))
  await press(screen, 'p{Enter}')
  expect(screen.getByRole('alert').textContent).toContain('Ben changed the same rule')
  await userEvent.click(screen.getByRole('radio', { name: new RegExp(`^${side}`) }))
  await click(screen, 'Go on with these')
  const first = screen.container.querySelector('.rule-row')
  expect(first?.querySelector('bdi')?.textContent).toBe(name)
  expect(first?.classList.contains('off')).toBe(enabled === false)
})

test('a draft from before somebody published is brought together when it is opened again', async () => {
  const screen = await openRules()
  await press(screen, 'jx')
  screen.rules.publish(renamed('pricing-help', 'By Ben'))
  const later = await openRules('shop', { keep: screen.keep, rules: screen.rules })
  await later.settle()
  expect(texts(later, '.rule-name bdi').slice(0, 2)).toEqual(['Help at the checkout', 'By Ben'])
  expect(later.getByText('1 change is not published.')).toBeDefined()
})

test.each([
  [503, 'The relay cannot do this now'],
  [401, 'Your session has ended'],
])('a relay that answers %i loses nothing', async (status, words) => {
  const screen = await openRules()
  await press(screen, 'jx')
  screen.rules.fail(status)
  await press(screen, 'p{Enter}')
  expect(screen.getByText(new RegExp(words))).toBeDefined()
  expect(screen.getByText('1 change is not published.')).toBeDefined()
})

test('an older version comes back with one press, and goes again with the next', async () => {
  const screen = await openRules()
  screen.rules.publish(renamed('pricing-help', 'Second'))
  const later = await openRules('shop/versions', { rules: screen.rules })
  expect(texts(later, '.version-line b')).toEqual(['Version 2', 'Version 1'])
  await click(later, 'What changed: Version 2')
  expect(texts(later, '.changes li')).toEqual([expect.stringContaining('now called “Second”, before “Pricing”')])
  await click(later, 'Bring back: Version 1')
  expect(later.rules.files.at(-1)?.rules[1]?.name).toBe('Pricing')
  expect(later.getByText('Version 1 is in force again, as version 3.')).toBeDefined()
  await click(later, 'Undo')
  expect(later.rules.files.at(-1)?.rules[1]?.name).toBe('Second')
  expect(texts(later, '.version-line b')).toEqual(['Version 4', 'Version 3', 'Version 2', 'Version 1'])
})
