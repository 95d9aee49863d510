import { within } from '@testing-library/preact'
import { expect, test } from 'vitest'
import { openConsole } from '../doubles/console.tsx'

const open = (visitor: { id: string; name: string; verified?: { sub: string; email?: string } }) =>
  openConsole({
    before(relay) {
      relay.begin('c1', { visitor })
      relay.post('c1', { kind: 'visitor', id: visitor.id, name: visitor.name }, 'Hello')
    },
    open: 'c1',
  })
type Screen = Awaited<ReturnType<typeof open>>
const pane = (screen: Screen) => within(screen.getByRole('complementary', { name: 'About this conversation' }))
const head = (screen: Screen) => within(screen.getByRole('heading', { name: /Maria/ }).closest('header') as HTMLElement)

test('whom the site’s server has signed is marked in the head and the pane, with e-mail and id', async () => {
  const screen = await open({ id: 'v1', name: 'Maria', verified: { sub: 'customer-7', email: 'maria@home.test' } })
  expect(head(screen).getByText('Verified')).toBeDefined()
  const facts = pane(screen)
  expect(facts.getByText('Verified')).toBeDefined()
  expect(facts.getByText('maria@home.test')).toBeDefined()
  expect(facts.getByText('customer-7')).toBeDefined()
})

test('a name that anybody may give is not, whatever it says', async () => {
  const screen = await open({ id: 'v1', name: 'Maria Verified' })
  expect(head(screen).queryByText('Verified')).toBeNull()
  expect(pane(screen).queryByText('Verified')).toBeNull()
  expect(pane(screen).queryByText('E-mail')).toBeNull()
})
