import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { addStyles, openConsole } from '../doubles/console.tsx'

type Screen = Awaited<ReturnType<typeof openConsole>>
type Relay = Screen['relay']

const named = (name: string) => ({ visitor: { id: `v-${name}`, name } })
const names = (screen: Screen, section: string) =>
  [...screen.container.querySelectorAll(`[data-section="${section}"] .name`)].map(element => element.textContent)

function fill(relay: Relay, now: number) {
  relay.begin('c1', { ...named('Short'), waitingSince: now - 5000, unread: 2 })
  relay.begin('c2', { ...named('Long'), waitingSince: now - 130_000, unread: 120 })
  relay.begin('c3', { ...named('Mine'), status: 'served', operator: { id: 'o1', name: 'Ann' } })
  relay.begin('c4', { ...named('Theirs'), status: 'served', operator: { id: 'o2', name: 'Ben' } })
  relay.begin('c5', { ...named('Auto'), status: 'open' })
}
const now = new Date('2026-03-04T10:00:00').getTime()

test('sections in their order, the longest wait first, urgent from two minutes on', async () => {
  const screen = await openConsole({ before: relay => fill(relay, now) })
  expect(names(screen, 'waiting')).toEqual(['Long', 'Short'])
  expect(names(screen, 'mine')).toEqual(['Mine'])
  expect(names(screen, 'others')).toEqual(['Theirs'])
  expect(names(screen, 'answered')).toEqual(['Auto'])
  const times = () => [...screen.container.querySelectorAll('[data-section="waiting"] .since')]
  expect(times().map(time => time.textContent)).toEqual(['waits 2:10', 'waits 0:05'])
  expect(times().map(time => time.classList.contains('urgent'))).toEqual([true, false])
  await screen.advance(115_000)
  expect(times().map(time => time.textContent)).toEqual(['waits 4:05', 'waits 2:00'])
  expect(times().every(time => time.classList.contains('urgent'))).toBe(true)
  expect(document.title).toContain('(2)')
})

test('unread messages are counted, and a seen conversation is told as read', async () => {
  const screen = await openConsole({
    before(relay) {
      fill(relay, now)
      for (const text of ['One', 'Two']) relay.post('c1', { kind: 'visitor', id: 'v-Short', name: 'Short' }, text)
    },
  })
  const row = screen.getByRole('button', { name: /Short/ })
  expect(row.textContent).toContain('2 unread')
  expect(screen.getByRole('button', { name: /Long/ }).textContent).toContain('99+')
  await userEvent.click(row)
  await screen.settle()
  expect(screen.sent('read')).toEqual([{ type: 'read', conversation: 'c1', seq: 2 }])
  expect(screen.getByRole('button', { name: /Short/ }).textContent).not.toContain('unread')
})

test('looking into another operator’s conversation clears nobody’s unread count', async () => {
  const screen = await openConsole({
    before(relay) {
      fill(relay, now)
      relay.post('c4', { kind: 'visitor' }, 'Still there?')
    },
    open: 'c4',
  })
  expect(screen.getByText('Still there?')).toBeDefined()
  expect(screen.sent('read')).toEqual([])
})

test('new rows wait while the pointer is over the list', async () => {
  await addStyles()
  const screen = await openConsole({ before: relay => fill(relay, now) })
  await userEvent.hover(screen.getByRole('button', { name: /Short/ }))
  screen.relay.begin('c6', { ...named('Newcomer'), waitingSince: now - 600_000 })
  await screen.settle()
  expect(names(screen, 'waiting')).toEqual(['Long', 'Short'])
  await userEvent.click(screen.getByRole('button', { name: '1 new' }))
  expect(names(screen, 'waiting')).toEqual(['Newcomer', 'Long', 'Short'])
})

test('closed ones are listed when asked for', async () => {
  const screen = await openConsole({ before: relay => fill(relay, now) })
  await userEvent.click(screen.getByRole('button', { name: 'Show closed conversations' }))
  await screen.settle()
  expect(screen.sent('list')).toHaveLength(1)
  expect(screen.queryByRole('button', { name: 'Show closed conversations' })).toBeNull()
})

test('with no conversation at all it says how the first one comes', async () => {
  const screen = await openConsole()
  expect(screen.getByText(/data-site="shop"/).textContent).toBe(
    '<script async src="http://relay.test/hello.js?site=shop" data-site="shop" referrerpolicy="no-referrer"></script>',
  )
})

test('where nobody waits both the list and the empty middle say so', async () => {
  const screen = await openConsole({
    before: relay => relay.begin('c1', { ...named('Theirs'), status: 'served', operator: { id: 'o2', name: 'Ben' } }),
  })
  expect(screen.getAllByText('Nobody is waiting.')).toHaveLength(2)
})

const arabic = 'قسم المبيعات والاستفسارات العامة للعملاء'

const form = [{ name: 'order', label: 'رقم الطلب', value: '<i>40718</i>' }]

test('[R66] a row says its department and tags, and so does what is known of the conversation', async () => {
  const screen = await openConsole({
    before: relay =>
      relay.begin('c1', { ...named('Maria'), department: arabic, tags: ['pricing', '<b>vip</b>'], form }),
    open: 'c1',
  })
  const labels = [...screen.container.querySelectorAll('[data-row="c1"] .labels bdi')].map(one => one.textContent)
  expect(labels).toEqual([arabic, 'pricing', '<b>vip</b>'])
  const facts = [...screen.container.querySelectorAll('.context dl > div')].map(fact => [
    fact.querySelector('dt')?.textContent,
    fact.querySelector('dd')?.textContent,
  ])
  expect(facts).toContainEqual(['Department', arabic])
  expect(facts).toContainEqual(['Tags', 'pricing<b>vip</b>'])
  expect(facts).toContainEqual(['رقم الطلب', '<i>40718</i>'])
})

test('[R66] the list is narrowed to one department, and who waits elsewhere is counted', async () => {
  const screen = await openConsole({
    before(relay) {
      relay.begin('c1', { ...named('Buyer'), department: 'sales', waitingSince: now - 5000 })
      relay.begin('c2', { ...named('Payer'), department: 'billing', waitingSince: now - 9000 })
      relay.begin('c3', { ...named('Nobody’s'), waitingSince: now - 1000 })
    },
  })
  const choice = () => screen.getByRole('combobox', { name: 'Department' }) as HTMLSelectElement
  const options = [...choice().options].map(option => option.textContent)
  expect(options).toEqual(['All departments', 'billing', 'sales'])
  await userEvent.selectOptions(choice(), 'sales')
  expect(names(screen, 'waiting')).toEqual(['Buyer'])
  expect(screen.getByText('2 waiting elsewhere')).toBeDefined()
  await userEvent.selectOptions(choice(), 'All departments')
  expect(names(screen, 'waiting')).toEqual(['Payer', 'Buyer', 'Nobody’s'])
  expect(screen.queryByText(/elsewhere/)).toBeNull()
})

test('[R66] a key narrows the list to one department after the other, and the longest wait is then of it', async () => {
  const screen = await openConsole({
    before(relay) {
      relay.begin('c1', { ...named('Buyer'), department: 'sales', waitingSince: now - 5000 })
      relay.begin('c2', { ...named('Payer'), department: 'billing', waitingSince: now - 9000 })
    },
  })
  await userEvent.keyboard('dd')
  expect(names(screen, 'waiting')).toEqual(['Buyer'])
  await userEvent.keyboard('w')
  expect(screen.place.get()).toBe('c1')
  await userEvent.keyboard('d')
  expect(names(screen, 'waiting')).toEqual(['Payer', 'Buyer'])
})

test('[R66] where nobody has a department there is nothing to choose', async () => {
  const screen = await openConsole({ before: relay => fill(relay, now) })
  expect(screen.queryByRole('combobox')).toBeNull()
})

test('[R66] long labels leave the name and the time in the row', async () => {
  await addStyles()
  const name = 'Wolfeschlegelsteinhausenbergerdorff-Smith'
  const screen = await openConsole({
    before: relay => relay.begin('c1', { ...named(name), department: arabic, tags: ['a'.repeat(64), 'b'.repeat(64)] }),
  })
  const row = screen.container.querySelector('[data-row="c1"]')
  const width = (what: string) => row?.querySelector(what)?.getBoundingClientRect().width ?? 0
  expect(row?.scrollWidth).toBe(row?.clientWidth)
  expect(row?.getBoundingClientRect().height).toBe(56)
  for (const what of ['.name', '.labels', '.since']) expect(width(what), what).toBeGreaterThan(20)
})
