import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { addStyles, openConsole } from '../doubles/console.tsx'

const visitor = { kind: 'visitor' as const, id: 'v1', name: 'Maria' }

async function openDesk() {
  await page.viewport(1280, 800)
  await addStyles()
  return openConsole({
    before(relay) {
      relay.begin('c1', { visitor: { id: 'v1', name: 'Maria' }, createdAt: 1 })
      relay.begin('c2', { visitor: { id: 'v2', name: 'Ole' }, createdAt: 2 })
      relay.post('c2', { ...visitor, id: 'v2', name: 'Ole' }, 'Anybody there?')
    },
  })
}

test('a whole answer without the mouse', async () => {
  const screen = await openDesk()
  const press = async (keys: string) => {
    await userEvent.keyboard(keys)
    await screen.settle()
  }
  await press('jj')
  expect(document.activeElement?.textContent).toContain('Ole')
  await press('{ArrowUp}{ArrowDown}{Enter}')
  expect(screen.place.get()).toBe('c2')
  await press('t')
  expect(screen.sent('take')).toMatchObject([{ conversation: 'c2' }])
  await press('rGood morning, te?')
  expect(screen.getByDisplayValue('Good morning, te?')).toBeDefined()
  await press('{Enter}{Alt>}n{/Alt}A note{Enter}{Escape}')
  expect(screen.sent('send')).toMatchObject([
    { lane: 'talk', text: 'Good morning, te?' },
    { lane: 'notes', text: 'A note' },
  ])
  await press('e')
  expect(screen.getByText('Closing the conversation with Ole')).toBeDefined()
  await screen.advance(5000)
  expect(screen.sent('close')).toMatchObject([{ conversation: 'c2' }])
})

test('the palette finds commands and people, and gives the focus back', async () => {
  const screen = await openDesk()
  await userEvent.keyboard('j{Control>}k{/Control}mari')
  expect(screen.getAllByRole('option').map(option => option.textContent)).toEqual(['MariaWaiting for a person'])
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => screen.place.get()).toBe('c1')
  expect(screen.queryByRole('dialog')).toBeNull()
  await userEvent.keyboard('{Control>}k{/Control}go away{Enter}')
  await expect.poll(() => screen.getByRole('button', { name: /You are Away/ })).toBeDefined()
})

test('? lists every key, and single keys can be switched off', async () => {
  const screen = await openDesk()
  await userEvent.keyboard('?')
  const dialog = screen.getByRole('dialog', { name: 'Keyboard shortcuts' })
  expect(dialog.querySelectorAll('dt').length).toBeGreaterThan(25)
  await userEvent.click(screen.getByRole('checkbox'))
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
  await userEvent.keyboard('w?')
  expect(screen.place.get()).toBeUndefined()
  expect(screen.queryByRole('dialog')).toBeNull()
  await userEvent.keyboard('{Control>}k{/Control}')
  expect(screen.getByRole('dialog')).toBeDefined()
})
