import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openConsole } from '../doubles/console.tsx'

async function fill(screen: Awaited<ReturnType<typeof openConsole>>) {
  await userEvent.type(screen.getByLabelText('Name'), 'ann')
  await userEvent.type(screen.getByLabelText('Password'), 'secret{Enter}')
  await screen.settle()
}

test.each([
  [{ status: 401, body: { error: 'unauthenticated' } }, 'This name and password do not go together.'],
  [{ status: 429, body: { error: 'rate_limited', retryAfterMs: 240_000 } }, 'Too many tries. Try again in 4 min.'],
  [{ status: 403, body: { error: 'forbidden' } }, 'The relay does not accept this address.'],
  [{ status: 503, body: { error: 'unavailable' } }, 'The relay cannot check this now.'],
  [{ status: 502, body: 'not what we speak' }, 'The relay cannot check this now.'],
  ['unreachable' as const, 'The relay cannot be reached.'],
])('says in words why it did not work: %j', async (answer, words) => {
  const screen = await openConsole({ signedIn: false })
  screen.http['POST session'] = answer
  await fill(screen)
  expect(screen.getByRole('alert').textContent).toContain(words)
  expect(screen.getByDisplayValue('ann')).toBe(screen.getByLabelText('Name'))
  expect(document.activeElement).toBe(screen.getByLabelText('Password'))
})

test('signs in and shows the desk', async () => {
  const screen = await openConsole({ signedIn: false })
  await fill(screen)
  expect(screen.asked).toContain('POST session {"name":"ann","password":"secret"}')
  expect(screen.getByRole('navigation', { name: 'Conversations' })).toBeDefined()
})

test('a relay that cannot be reached at the start can be asked again', async () => {
  const screen = await openConsole({ signedIn: false })
  screen.http['GET session'] = 'unreachable'
  await screen.entrance.check()
  await screen.settle()
  expect(screen.getByRole('alert').textContent).toContain('cannot be reached')
  screen.http['GET session'] = { status: 401 }
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.settle()
  expect(screen.getByLabelText('Name')).toBeDefined()
})

test.each([
  [4501, 'Your session has ended'],
  [4541, 'You were signed out'],
])(
  'a session that ends with %i leads back to the sign-in, and the draft is still there afterwards',
  async (code, why) => {
    const screen = await openConsole({ before: relay => relay.begin('c1'), open: 'c1' })
    await userEvent.type(screen.getByRole('textbox'), 'Half a sentence')
    screen.relay.cut(code)
    await screen.settle()
    expect(screen.getByRole('status').textContent).toContain(why)
    await fill(screen)
    expect(screen.getByDisplayValue('Half a sentence')).toBe(screen.getByLabelText('Reply to Visitor'))
  },
)

test('signing out that does not reach the relay says so and stays', async () => {
  const screen = await openConsole()
  screen.http['DELETE session'] = 'unreachable'
  await userEvent.click(screen.getByRole('button', { name: 'Sign out' }))
  await screen.settle()
  expect(screen.getByText(/cannot be reached/)).toBeDefined()
  expect(screen.getByRole('navigation', { name: 'Conversations' })).toBeDefined()
})
