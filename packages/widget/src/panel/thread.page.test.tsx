import { act } from '@testing-library/preact'
import { expect, test, vi } from 'vitest'
import { ann, type Before, machine, openPanel } from '../doubles/panel.ts'

const fields = { status: 'served' as const, operator: { id: 'o1', name: 'Ann' } }
const begun = (messages: Before[] = [[ann, 'Hello']]) => ({ fields, messages })
const before = begun()
const many = (count: number) => begun(Array.from({ length: count }, (_, at) => [ann, `Message ${at + 1}`]))
const frame = async () => void (await new Promise(requestAnimationFrame))
const dayMs = 86_400_000

test('a message is sending, then sent, then read', async () => {
  const { open, write, key, texts, relay, settle, field } = await openPanel({ before })
  await open()
  await write('Are you there?')
  field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
  await act(() => Promise.resolve())
  expect(texts('.state')).toEqual(['Sending'])
  await settle()
  expect(texts('.state')).toEqual(['Sent'])
  const head = relay.conversations.get('c1')?.talk.length ?? 0
  const summary = relay.conversations.get('c1')?.summary
  if (summary)
    relay.say({ type: 'conversation', conversation: { ...summary, read: { visitor: head, operator: head } } })
  await settle()
  expect(texts('.state')).toEqual(['Read'])
  await key('x')
})

test('a refused message says why and can be sent again or discarded', async () => {
  const { open, write, key, texts, relay, press, screen, root } = await openPanel({ before })
  await open()
  relay.refuseNext('send', 'too_long')
  await write('First')
  await key('Enter')
  expect(texts('.state.bad')).toEqual(['Not sent: too long. Send now Discard'])
  expect(root.querySelector('.state.bad')?.getAttribute('role')).toBe('alert')
  await press(screen.getByText('Send now'))
  expect(texts('.state')).toEqual(['Sent'])
  relay.refuseNext('send', 'forbidden')
  await write('Second')
  await key('Enter')
  expect(texts('.state.bad')).toEqual(['Not sent. Send now Discard'])
  await press(screen.getByText('Discard'))
  expect(texts('.own .bubble')).toEqual(['First'])
})

test('while the connection is away the visitor is told, and the words go when it is back', async () => {
  const { open, write, key, texts, relay, environment, settle } = await openPanel({ before })
  await open()
  relay.setReachable(false)
  relay.cut()
  await write('Good evening')
  await key('Enter')
  expect(texts('.notice')).toEqual(['Reconnecting. What you write is kept and sent when the connection is back.'])
  expect(texts('.state')).toEqual(['Sending'])
  relay.setReachable(true)
  await act(() => environment.clock.advance(60_000))
  await settle()
  expect(texts('.notice')).toEqual([])
  expect(texts('.state')).toEqual(['Sent'])
})

test('what waited for more than a day asks before it goes', async () => {
  const unsent = { text: 'Good evening', agoMs: dayMs + 60_000 }
  const { open, texts, press, screen, relay } = await openPanel({ before, unsent })
  await open()
  expect(texts('.state.bad')).toEqual(['Not sent. You wrote this more than a day ago. Send now Discard'])
  expect(relay.received.filter(({ type }) => type === 'send')).toEqual([])
  await press(screen.getByText('Send now'))
  expect(texts('.own .bubble')).toEqual(['Good evening'])
  expect(texts('.state')).toEqual(['Sent'])
})

test('a blocked visitor is told, and cannot write into nothing', async () => {
  const { open, relay, settle, texts, field } = await openPanel({ before })
  await open()
  relay.cut(4551)
  await settle()
  expect(texts('.notice.bad')).toEqual(['This chat is not available here. What you wrote is still in this browser.'])
  expect(field().disabled).toBe(true)
})

test('typing is shown until the message comes', async () => {
  const { open, relay, settle, texts } = await openPanel({ before })
  await open()
  relay.say({ type: 'typing', conversation: 'c1', by: { kind: 'operator', id: 'o1', name: 'Ann' }, on: true })
  await settle()
  expect(texts('.typing')).toEqual(['Ann is typing'])
  relay.post('c1', ann, 'Here I am')
  await settle()
  expect(texts('.typing')).toEqual([])
})

test('under an automatic answer the visitor is asked whether it helped, and no is a call for a person', async () => {
  const { open, relay, settle, texts, press, screen } = await openPanel({
    before: { fields: { status: 'open' }, messages: [] },
  })
  const kept = relay.conversations.get('c1')
  kept?.talk.push({
    messageId: 'answer-1________',
    seq: 1,
    at: 1_700_000_000_000,
    author: machine,
    text: 'Within **60 days**.',
    answer: { id: 'returns', title: 'Can I send it back?' },
  })
  relay.say({ type: 'pulse', heads: [{ conversation: 'c1', lane: 'talk', epoch: 'e1', seq: 1 }], at: 0 } as never)
  await open()
  await settle()
  expect(texts('.by > span')).toEqual(['Automatic answer'])
  expect(texts('.ask')).toEqual(['Did this help? Yes No, talk to a person'])
  await press(screen.getByText('No, talk to a person'))
  expect(relay.received.at(-1)).toMatchObject({ type: 'helped', messageId: 'answer-1________', helped: false })
})

test('answers that may fit are there to choose from while they are the newest', async () => {
  const { open, relay, settle, texts, press, screen } = await openPanel({
    before: { fields: { status: 'open' }, messages: [] },
  })
  relay.conversations.get('c1')?.talk.push({
    messageId: 'offer-1_________',
    seq: 1,
    at: 1_700_000_000_000,
    author: machine,
    text: 'Returns\nSwaps',
    offers: [
      { id: 'returns', title: 'Returns' },
      { id: 'swaps', title: 'Swaps' },
    ],
  })
  relay.say({ type: 'pulse', heads: [{ conversation: 'c1', lane: 'talk', epoch: 'e1', seq: 1 }], at: 0 } as never)
  await open()
  await settle()
  expect(texts('.bubble')).toEqual(['Perhaps one of these:'])
  expect(texts('.chip')).toEqual(['Returns', 'Swaps'])
  expect(screen.getByText('Talk to a person')).toBeDefined()
  await press(screen.getByText('Swaps'))
  expect(relay.received.at(-1)).toMatchObject({ type: 'choose', messageId: 'offer-1_________', answer: 'swaps' })
  relay.post('c1', ann, 'Here I am')
  await settle()
  expect(texts('.chip')).toEqual([])
  expect(texts('.bubble')).toEqual(['Returns\nSwaps', 'Here I am'])
})

test('messages of one author within five minutes stand together, and days are parted', async () => {
  const { open, texts } = await openPanel({
    startMs: Date.now() - 3 * dayMs,
    before: begun([
      [ann, 'one'],
      [ann, 'two', 60_000],
      [ann, 'three', 6 * 60_000],
      [ann, 'four', 2 * dayMs - 7 * 60_000],
    ]),
  })
  await open()
  expect(texts('.bubble')).toEqual(['one', 'two', 'three', 'four'])
  expect(texts('.by > span')).toEqual(['Ann', 'Ann', 'Ann'])
  expect(texts('.day').at(-1)).toBe('Yesterday')
})

test('who reads further up is not moved by a new message, and has a way down', async () => {
  const { open, root, relay, settle, texts, press } = await openPanel({ before: many(60) })
  await open()
  const list = root.querySelector('.thread') as HTMLElement
  const isAtEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < 2
  expect(isAtEnd()).toBe(true)
  list.scrollTop = 300
  await frame()
  await act(frame)
  expect(texts('.newest')).toEqual(['To the newest ↓'])
  relay.post('c1', ann, 'The newest of all')
  await settle()
  await act(frame)
  expect(list.scrollTop).toBe(300)
  expect(texts('.newest')).toEqual(['New messages ↓'])
  await press(root.querySelector('.newest') as HTMLElement)
  expect(isAtEnd()).toBe(true)
  await act(frame)
  expect(texts('.newest')).toEqual([])
})

test('the end stays in sight when the panel shrinks or the composer grows', async () => {
  const { open, root, write, texts } = await openPanel({ before: many(60) })
  await open()
  const list = root.querySelector('.thread') as HTMLElement
  const panel = root.querySelector('.panel') as HTMLElement
  const below = () => list.scrollHeight - list.scrollTop - list.clientHeight
  panel.style.height = '400px'
  await act(frame)
  await act(frame)
  expect(below()).toBeLessThan(2)
  await write('1\n2\n3\n4\n5\n6')
  await act(frame)
  await act(frame)
  expect(below()).toBeLessThan(2)
  expect(texts('.newest')).toEqual([])
})

test('earlier messages come in above without moving what is being read', async () => {
  const { open, root, press, texts } = await openPanel({ before: many(130) })
  await open()
  const list = root.querySelector('.thread') as HTMLElement
  expect(texts('.bubble')).toHaveLength(100)
  list.scrollTop = 0
  await frame()
  await act(frame)
  const first = [...root.querySelectorAll<HTMLElement>('[data-seq="31"]')][0] as HTMLElement
  const topPx = first.getBoundingClientRect().top
  await press(root.querySelector('.older') as HTMLElement)
  expect(texts('.bubble')).toHaveLength(130)
  expect(Math.abs(first.getBoundingClientRect().top - topPx)).toBeLessThan(40)
})

test('what came while the panel was closed is counted, announced to the page, marked new, and read when opened', async () => {
  const { open, widget, relay, settle, texts } = await openPanel({
    before: { ...before, fields: { ...fields, read: { visitor: 1, operator: 0 } } },
  })
  relay.post('c1', ann, 'Still there?')
  await settle()
  expect(widget.unread).toBe(1)
  expect(widget.emitted).toContainEqual(['message', { from: 'Ann', text: 'Still there?' }])
  await open()
  expect(widget.unread).toBe(0)
  expect(relay.received.at(-1)).toEqual({ type: 'read', conversation: 'c1', seq: 2 })
  expect(texts('.fresh')).toEqual(['New'])
})

test('a conversation that comes while the panel is open has no line before what is new', async () => {
  const { open, relay, environment, settle, texts } = await openPanel({
    before: { ...many(2), fields: { ...fields, read: { visitor: 1, operator: 0 } } },
    isAway: true,
  })
  await open()
  relay.setReachable(true)
  await act(() => environment.clock.advance(60_000))
  await settle()
  expect([texts('.bubble').length, texts('.fresh')]).toEqual([2, []])
})

test('what came while the page was out of sight is read when it is back', async () => {
  const { open, widget, relay, settle } = await openPanel({
    before: { ...before, fields: { ...fields, read: { visitor: 1, operator: 0 } } },
  })
  await open()
  const state = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  relay.post('c1', ann, 'Still there?')
  await settle()
  expect(widget.unread).toBe(1)
  state.mockRestore()
  await act(() => void document.dispatchEvent(new Event('visibilitychange')))
  expect(widget.unread).toBe(0)
  await settle()
  expect(relay.received.at(-1)).toEqual({ type: 'read', conversation: 'c1', seq: 2 })
})
