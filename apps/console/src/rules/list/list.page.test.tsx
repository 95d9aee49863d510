import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { nowMs, openRules } from '../doubles.tsx'

type Screen = Awaited<ReturnType<typeof openRules>>
const sentences = (screen: Screen) =>
  [...screen.container.querySelectorAll('.open-rule')].map(link => link.textContent ?? '')
const namesOf = (screen: Screen) =>
  [...screen.container.querySelectorAll('.rule-name bdi')].map(name => name.textContent)
const press = async (screen: Screen, keys: string) => {
  await userEvent.keyboard(keys)
  await screen.settle()
}

test('every rule is a sentence, with its numbers, and the version in force is said', async () => {
  const screen = await openRules()
  expect(sentences(screen)[0]).toMatch(/^On \/checkout and below, after 30 s of attention, if someone is free/)
  expect(screen.container.querySelector('[data-rule="checkout-help"] .numbers')?.textContent).toBe(
    'Shown1,204Held out131Opened240Chatted96Dismissed310',
  )
  expect(screen.container.querySelector('[data-rule="night"] .numbers')?.textContent).toBe('No numbers yet')
  expect(screen.getByText(/Version 1, published 3 min ago/)).toBeDefined()
})

test('numbers move while somebody looks', async () => {
  const screen = await openRules()
  screen.rules.outcomes.push({ rule: 'night', version: 1, outcome: 'shown', count: 7 })
  await screen.advance(31_000)
  expect(screen.container.querySelector('[data-rule="night"] .numbers')?.textContent).toContain('Shown7')
})

test('switching and moving wait to be published, and each can be taken back', async () => {
  const screen = await openRules()
  await press(screen, 'jx')
  expect(screen.getByRole('switch', { name: 'Help at the checkout: on or off' }).ariaChecked).toBe('false')
  await press(screen, '{Alt>}{ArrowDown}{/Alt}')
  expect(namesOf(screen)).toEqual(['Pricing', 'Help at the checkout', 'ライブチャットのご案内'])
  expect(screen.getByText('2 changes are not published.')).toBeDefined()
  expect(screen.rules.puts()).toEqual([])
  await press(screen, '{Control>}z{/Control}')
  expect(namesOf(screen)[0]).toBe('Help at the checkout')
  await press(screen, '{Control>}z{/Control}')
  expect(screen.queryByText(/not published/)).toBeNull()
  await press(screen, '{Control>}{Shift>}z{/Shift}{/Control}')
  expect(screen.getByText('1 change is not published.')).toBeDefined()
})

test('a removed rule is back with one press, and everything survives leaving', async () => {
  const screen = await openRules()
  await press(screen, 'jj{Delete}')
  expect(namesOf(screen)).toHaveLength(2)
  await press(screen, '{Alt>}r{/Alt}')
  expect(screen.getByRole('navigation', { name: 'Conversations' })).toBeDefined()
  await press(screen, '{Alt>}r{/Alt}')
  expect(namesOf(screen)).toHaveLength(2)
  await userEvent.click(screen.getAllByRole('button', { name: /^Undo/ })[0] as HTMLElement)
  await screen.settle()
  expect(namesOf(screen)).toHaveLength(3)

  await press(screen, 'jx')
  const again = await openRules('shop', { keep: screen.keep })
  expect(again.getByText('1 change is not published.')).toBeDefined()
})

test('without rules the templates are offered; one of them is a draft at once', async () => {
  const screen = await openRules('shop', { file: { rules: [] } })
  expect(screen.getByRole('heading', { name: 'No rules yet' })).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'Use this: Pricing page' }))
  await screen.settle()
  expect(screen.getByRole('heading', { name: 'Help to choose a plan' }).textContent).toMatch(/^On \/pricing, once 50 %/)
  expect(screen.getByText('1 change is not published.')).toBeDefined()
  expect(screen.place.part()?.page).toBe('shop/edit/help-to-choose-a-plan')
})

test('a relay that cannot be reached says so and is asked again', async () => {
  const screen = await openRules()
  screen.rules.fail(503)
  const other = await openRules('shop', { rules: screen.rules, keep: screen.keep })
  expect(other.getByRole('alert').textContent).toContain('The relay cannot do this now')
  screen.rules.fail(undefined)
  await userEvent.click(other.getByRole('button', { name: 'Try again' }))
  await other.settle()
  expect(sentences(other)).toHaveLength(3)
})

test('who waits for a person is told while somebody writes rules', async () => {
  const screen = await openRules('shop', {
    before: relay => relay.begin('c1', { visitor: { id: 'v1', name: 'Maria' }, waitingSince: nowMs }),
  })
  expect(screen.getByRole('button', { name: /Conversations/ }).textContent).toContain('1 waiting')
})

test('what holds for all rules is changed and published like a rule', async () => {
  const screen = await openRules()
  await userEvent.click(screen.getByText('For all rules of this site'))
  await userEvent.fill(screen.getByLabelText('Between two messages pass at least'), '45')
  await userEvent.selectOptions(screen.getByLabelText(/^What the visitor/), 'visitor')
  await userEvent.fill(screen.getByLabelText('Time zone of the site'), 'Mars/Base')
  await screen.settle()
  expect(screen.getByText('No such time zone. Write it as Europe/Vienna.')).toBeDefined()
  await userEvent.fill(screen.getByLabelText('Time zone of the site'), 'Europe/Vienna')
  await press(screen, '{Escape}p{Enter}')
  expect(screen.rules.files.at(-1)?.settings).toEqual({ gap: 45, zone: 'Europe/Vienna', storage: 'visitor' })
})
