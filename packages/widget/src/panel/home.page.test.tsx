import { expect, test, vi } from 'vitest'
import { type Before, openPanel } from '../doubles/panel.ts'
import * as reader from './reader.ts'

const answers = [
  { id: 'hours', title: 'When are you there?', phrasings: [], text: 'From **nine**.' },
  { id: 'cart', title: 'Only in the cart', phrasings: [], text: 'x', pages: ['/cart'] },
  { id: 'here', title: 'Only on this page', phrasings: [], text: 'x', pages: [location.pathname] },
]

/** The index is built when the browser is idle, which a busy machine rarely is. */
const patiently = { timeout: 10_000 }

test('home shows the answers of this page, those meant for it first, and a person', async () => {
  const { open, texts, widget } = await openPanel({ answers })
  expect(widget.asked).toEqual([])
  await open()
  expect(texts('.pick')).toEqual(['Only on this page', 'When are you there?'])
  expect(texts('.person b')).toEqual(['Talk to a person'])
})

test('a shelf of several languages is shown in that of the widget', async () => {
  const all = ['de', 'en', undefined].map(language => ({
    id: `${language}`,
    title: `${language}`,
    phrasings: [],
    text: 'x',
    ...(language && { language }),
  }))
  const { open, texts } = await openPanel({ answers: all })
  await open()
  expect(texts('.pick')).toEqual(['en', 'undefined'])
})

test('an opened answer is formatted, can be left again, and goes along with the first words', async () => {
  const { open, press, screen, root, texts, write, key, relay } = await openPanel({ answers })
  await open()
  await press(screen.getByText('When are you there?'))
  expect(root.querySelector('.bubble strong + .md strong')?.textContent).toBe('nine')
  await press(screen.getByText(/All answers/))
  expect(texts('.pick')).toHaveLength(2)
  await press(screen.getByText('When are you there?'))
  await write('And on Sunday?')
  await key('Enter')
  expect(relay.received.find(({ type }) => type === 'start')).toMatchObject({ text: 'And on Sunday?', answer: 'hours' })
})

test('without answers the shelf is not asked for, and there is still a person', async () => {
  const { open, texts, widget } = await openPanel()
  await open()
  expect(widget.asked).toEqual([])
  expect(texts('.person')).toEqual(['Talk to a personSomeone is here now'])
})

test('a shelf that did not come is asked for again when the panel opens again', async () => {
  const { open, widget, texts, settle } = await openPanel({ answers })
  widget.answerWith(undefined)
  await open()
  expect(texts('.pick')).toEqual([])
  widget.answerWith({ answers })
  await open()
  await settle()
  expect(texts('.pick')).toHaveLength(2)
})

test('a person is asked for with the first message, and only if it was not pressed again', async () => {
  for (const presses of [1, 2]) {
    const { open, press, root, write, key, relay, shutdown } = await openPanel()
    await open()
    for (let press_ = 0; press_ < presses; press_++) await press(root.querySelector('.person') as HTMLElement)
    await write('Hello')
    await key('Enter')
    const start = relay.received.find(({ type }) => type === 'start')
    expect(start).toHaveProperty('text', 'Hello')
    expect(start && 'person' in start).toBe(presses === 1)
    shutdown()
  }
})

test('what a rule showed is on top, and goes along as rule and version', async () => {
  const showing = { rule: 'greet', version: 7, variant: 'b' }
  const { open, texts, write, key, relay } = await openPanel()
  await open(true, { showing, text: 'Need a hand?', replies: [{ text: 'Yes please' }] })
  expect(texts('.bubble')).toEqual(['Need a hand?'])
  expect(texts('.chip')).toEqual(['Yes please'])
  await write('Which one is louder?')
  await key('Enter')
  expect(relay.received.find(({ type }) => type === 'start')).toMatchObject({ invitation: showing })
})

test('a chosen reply is sent, or waits in the composer when it was chosen in the bubble', async () => {
  const first = await openPanel()
  await first.open(true, { text: 'Need a hand?', replies: [{ text: 'Yes please' }] })
  await first.press(first.screen.getByText('Yes please'))
  expect(first.relay.received.find(({ type }) => type === 'start')).toHaveProperty('text', 'Yes please')
  const second = await openPanel()
  await second.open(true, { text: 'Need a hand?', ask: 'Yes please' })
  expect(second.field().value).toBe('Yes please')
  expect(second.relay.received).toEqual([])
})

const answered = {
  fields: { status: 'open' as const },
  messages: [[{ kind: 'answer' as const }, 'From **nine**.', 0, { id: 'hours', title: 'When?' }]] as Before[],
}

test('an answer of an earlier page is formatted once what reads it has come', async () => {
  let arrive = (_: typeof reader) => {}
  const coming = new Promise<typeof reader>(resolve => {
    arrive = resolve
  })
  const { open, texts, root, settle } = await openPanel({ before: answered, parts: { reader: () => coming } })
  await open()
  expect(texts('.bubble')).toEqual(['When?From **nine**.'])
  arrive(reader)
  await settle()
  expect(root.querySelector('.md strong')?.textContent).toBe('nine')
})

test('what reads answers is tried once by a conversation, and the answer stays as it was written without it', async () => {
  let tries = 0
  const fail = () => Promise.reject(new Error(`offline, ${++tries}`))
  const { open, texts, field } = await openPanel({ before: answered, parts: { reader: fail } })
  await open()
  expect(texts('.bubble')).toEqual(['When?From **nine**.'])
  expect([tries, field().disabled]).toEqual([1, false])
})

const asked = [
  { id: 'ship', title: 'What does shipping cost?', phrasings: ['Is delivery free?'], text: 'Nothing.' },
  { id: 'back', title: 'Can I send it back?', phrasings: [], text: 'For thirty days.' },
]

test('while a question is typed, answers that may fit stand above it; one opens without losing the words', async () => {
  const { open, write, texts, press, screen, field, key, relay } = await openPanel({ answers: asked })
  await open()
  await vi.waitFor(async () => {
    await write('deliv')
    expect(texts('footer .pick')).toEqual(['What does shipping cost?'])
  }, patiently)
  expect(screen.getByRole('navigation', { name: 'Answers that may fit' })).toBeDefined()
  await write('hello')
  expect(texts('footer .pick')).toEqual([])
  await write('delivery to Oslo')
  await press(screen.getAllByText('What does shipping cost?').at(-1) as HTMLElement)
  expect(texts('.bubble')).toEqual(['What does shipping cost?Nothing.'])
  expect(texts('footer .pick')).toEqual([])
  expect(field().value).toBe('delivery to Oslo')
  await key('Enter')
  expect(relay.received.find(({ type }) => type === 'start')).toMatchObject({
    text: 'delivery to Oslo',
    answer: 'ship',
  })
})

test('who talks already, or wants a person, is suggested nothing', async () => {
  const { open, write, texts, press, root } = await openPanel({ answers: asked })
  await open()
  await vi.waitFor(async () => {
    await write('deliv')
    expect(texts('footer .pick')).toHaveLength(1)
  }, patiently)
  await press(root.querySelector('.person') as HTMLElement)
  expect(texts('footer .pick')).toEqual([])
})
