import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openConsole } from '../doubles/console.tsx'

type Screen = Awaited<ReturnType<typeof openConsole>>
const visitor = { kind: 'visitor' as const, id: 'v1', name: 'Maria' }

const openThread = (text = 'Hello') =>
  openConsole({
    before(relay) {
      relay.begin('c1', { visitor: { id: 'v1', name: 'Maria' } })
      relay.post('c1', visitor, text)
    },
    open: 'c1',
  })
const rows = (screen: Screen) =>
  [...screen.getByRole('log').querySelectorAll<HTMLElement>('[data-message-id]')].map(({ dataset }) =>
    [dataset.lane, dataset.seq ?? dataset.state, dataset.author].join(' '),
  )

test('take, reply and note: the list is the log, both lanes where they were written', async () => {
  const screen = await openThread()
  await userEvent.click(screen.getByRole('button', { name: /^Take/ }))
  await screen.settle()
  expect(screen.sent('take')).toHaveLength(1)
  await userEvent.type(screen.getByLabelText('Reply to Maria'), 'Good morning{Enter}')
  await screen.settle()
  await userEvent.click(screen.getByRole('button', { name: 'Note' }))
  await userEvent.type(screen.getByLabelText('Note about Maria'), 'Knows us{Enter}')
  await screen.settle()
  expect(screen.sent('send')).toMatchObject([
    { text: 'Good morning', lane: 'talk' },
    { text: 'Knows us', lane: 'notes' },
  ])
  expect(rows(screen)).toEqual(['talk 1 visitor', 'talk 2 operator', 'notes 1 operator'])
  expect(screen.getByText('· only operators see this')).toBeDefined()
})

test('a reply on its way is shown as such, and refused with its reason, a retry and a way to let it go', async () => {
  const screen = await openThread()
  screen.relay.refuseNext('send', 'taken')
  await userEvent.type(screen.getByLabelText('Reply to Maria'), 'Good morning{Enter}')
  expect(rows(screen)).toEqual(['talk 1 visitor', 'talk sending operator'])
  await screen.settle()
  expect(rows(screen)).toEqual(['talk 1 visitor', 'talk failed operator'])
  expect(screen.getByRole('alert').textContent).toContain('Not sent: another operator has this conversation.')
  await userEvent.click(screen.getByRole('button', { name: 'Send again' }))
  await screen.settle()
  expect(rows(screen)).toEqual(['talk 1 visitor', 'talk 2 operator'])
  screen.relay.refuseNext('send', 'too_long')
  await userEvent.type(screen.getByLabelText('Reply to Maria'), 'More{Enter}')
  await screen.settle()
  await userEvent.click(screen.getByRole('button', { name: 'Discard' }))
  await screen.settle()
  expect(rows(screen)).toEqual(['talk 1 visitor', 'talk 2 operator'])
})

test('what is sent without a connection is kept, said so, and arrives once', async () => {
  const screen = await openThread()
  screen.relay.setReachable(false)
  screen.relay.cut()
  await userEvent.type(screen.getByLabelText('Reply to Maria'), 'Are you there?{Enter}')
  await screen.settle()
  expect(screen.getByText(/What you send is kept/)).toBeDefined()
  expect(rows(screen)).toEqual(['talk 1 visitor', 'talk sending operator'])
  screen.relay.setReachable(true)
  await screen.advance(30_000)
  expect(rows(screen)).toEqual(['talk 1 visitor', 'talk 2 operator'])
})

test.each([
  '<img src=x onerror="document.body.dataset.hacked = 1">',
  '"><script>document.body.dataset.hacked = 1</script>',
  '[x](javascript:document.body.dataset.hacked=1) javascript:alert(1) data:text/html,x vbscript:x //evil.test',
  'java\tscript:alert(1) \u202Ehttps\u202C://',
])('hostile words are words, and nothing in them is a link: %s', async text => {
  const screen = await openThread(text)
  const body = screen.getByRole('log').querySelector('.body')
  expect(body?.textContent).toBe(text)
  expect(body?.querySelectorAll('a, img, script')).toHaveLength(0)
  expect(document.body.dataset.hacked).toBeUndefined()
})

test('a hostile page address is text, a good one a link that tells nothing', async () => {
  const before = (url: string) => (relay: Screen['relay']) =>
    relay.begin('c1', { visitor: { id: 'v1', name: '<b>Maria</b>' }, page: { url, title: '<i>Plans</i>' } })
  const hostile = await openConsole({ before: before('javascript:alert(1)'), open: 'c1' })
  expect(hostile.getByRole('complementary').querySelectorAll('a, b, i')).toHaveLength(0)
  const good = await openConsole({ before: before('https://shop.test/plans'), open: 'c1' })
  const link = good.getByRole('link', { name: 'https://shop.test/plans' })
  expect(link.getAttribute('rel')).toBe('noopener noreferrer nofollow ugc')
  expect(link.getAttribute('target')).toBe('_blank')
})

test('the language in which the visitor reads the widget is said by its name, and what is none as it stands', async () => {
  const before = (language: string) => (relay: Screen['relay']) =>
    relay.begin('c1', { page: { url: 'https://shop.test/plans', title: 'Plans', language } })
  const german = await openConsole({ before: before('de-AT'), open: 'c1' })
  expect(german.getByText('Austrian German')).toBeDefined()
  const none = await openConsole({ before: before('x--'), open: 'c1' })
  expect(none.getByText('x--')).toBeDefined()
})

test('rules, answers and events are told apart from people', async () => {
  const screen = await openConsole({
    before(relay) {
      relay.begin('c1', { visitor: { id: 'v1', name: 'Maria' } })
      Object.assign(relay.post('c1', { kind: 'rule' }, 'Need help?'), { rule: { id: 'pricing-help', version: 3 } })
      Object.assign(relay.post('c1', { kind: 'answer' }, 'It is **free**.'), { answer: { id: 'cost', title: 'Cost' } })
      Object.assign(relay.post('c1', { kind: 'system', name: 'Ben' }, ''), { event: 'taken' })
    },
    open: 'c1',
  })
  expect(screen.getByText('pricing-help, version 3')).toBeDefined()
  expect(screen.getByText('free').tagName).toBe('STRONG')
  expect(screen.getByText('Ben took this conversation')).toBeDefined()
  expect(rows(screen)).toEqual(['talk 1 rule', 'talk 2 answer', 'talk 3 system'])
})

test('who is typing is said, in the thread and in the list', async () => {
  const screen = await openThread()
  screen.relay.say({ type: 'typing', conversation: 'c1', by: visitor, on: true })
  await screen.settle()
  expect(screen.getByRole('log').textContent).toContain('Maria is typing')
  expect(screen.getByRole('button', { name: /Maria.*is typing/ })).toBeDefined()
})

test('another operator’s conversation takes notes only', async () => {
  const screen = await openConsole({
    before: relay => relay.begin('c1', { status: 'served', operator: { id: 'o2', name: 'Ben' } }),
    open: 'c1',
  })
  expect(screen.getByText('Ben has this conversation. You can leave a note.')).toBeDefined()
  expect(screen.getByLabelText('Note about Visitor')).toBeDefined()
  expect(screen.queryByRole('button', { name: /^(Take|Close|Release)/ })).toBeNull()
})
