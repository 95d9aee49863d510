import type { Author } from '@beckon/protocol'
import { act } from '@testing-library/preact'
import { beforeEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { ann, type Before, openPanel } from '../../doubles/panel.ts'
import ar from '../../locales/ar.ts'
import type { Fields } from '../../site/settings.ts'

const visitor: Author = { kind: 'visitor', id: 'v1' }
const talk: Before[] = [
  [visitor, 'Hello'],
  [ann, 'Good morning'],
]
const form: Fields = [
  { name: 'name', label: 'Your name', kind: 'name', required: true },
  { name: 'mail', label: 'E-mail', kind: 'email', when: 'away' },
  { name: 'order', label: 'Order number', kind: 'text' },
]
const online = { online: true, waiting: 0 }
const away = { online: false, waiting: 0 }

beforeEach(() => localStorage.clear())

const started = (screen: Awaited<ReturnType<typeof openPanel>>) =>
  screen.relay.received.find(({ type }) => type === 'start')

test('who writes first is asked what the site asks, and their words go along with it', async () => {
  const screen = await openPanel({ appearance: { form }, desk: online })
  const { open, write, key, settle, root, texts } = screen
  await open()
  await write('Where is my order?')
  await key('Enter')
  expect(texts('.ask-first label')).toEqual(['Your name', 'Order number (optional)'])
  expect(root.activeElement).toBe(root.querySelector('[name=name]'))
  expect(started(screen)).toBeUndefined()
  // What must be filled in keeps the form where it is.
  await act(() => (root.querySelector('.primary') as HTMLElement).click())
  expect(started(screen)).toBeUndefined()
  await userEvent.keyboard('Ann{Enter}')
  await settle()
  expect(started(screen)).toMatchObject({ text: 'Where is my order?', form: [{ name: 'name', value: 'Ann' }] })
  expect([screen.field().value, root.querySelector('.ask-first')]).toEqual(['', null])
  // A conversation has begun: nobody is asked twice.
  await write('It is 40718')
  await key('Enter')
  expect(texts('.bubble')).toEqual(['Where is my order?', 'It is 40718'])
})

test('while nobody is there it asks for what it needs to answer later', async () => {
  const { open, write, key, texts, root } = await openPanel({ appearance: { form }, desk: away })
  await open()
  await write('Hello')
  await key('Enter')
  expect(texts('.ask-first label')).toHaveLength(3)
  expect(root.querySelector('[name=mail]')).toHaveProperty('type', 'email')
})

test('who goes back finds their words in the field, and may send them after all', async () => {
  const screen = await openPanel({ appearance: { form }, desk: online })
  const { open, write, key, press, field, root, settle } = screen
  await open()
  await write('Hello')
  await key('Enter')
  await press([...root.querySelectorAll('.ask-first button')].at(-1) as HTMLElement)
  expect([field().value, root.activeElement, started(screen)]).toEqual(['Hello', field(), undefined])
  await key('Enter')
  await userEvent.keyboard('Ann{Enter}')
  await settle()
  expect(started(screen)).toMatchObject({ text: 'Hello' })
})

test('a form that does not come keeps nobody from writing', async () => {
  const screen = await openPanel({
    appearance: { form },
    desk: online,
    parts: { around: () => Promise.reject(new Error('offline')) },
  })
  await screen.open()
  await screen.write('Hello')
  await screen.key('Enter')
  expect(started(screen)).toMatchObject({ text: 'Hello' })
  expect(started(screen)).not.toHaveProperty('form')
})

test('a chat that ended is rated with a word, and then with a comment by who likes', async () => {
  const screen = await openPanel({ before: { fields: { status: 'closed' }, messages: talk } })
  const { open, press, root, texts, settle, relay } = screen
  await open()
  const rates = () => relay.received.filter(frame => frame.type === 'rate')
  expect(texts('.rate .chip')).toEqual(['Good', 'Not good'])
  await press(root.querySelector('.rate .chip') as HTMLElement)
  expect(rates()).toMatchObject([{ good: true }])
  await userEvent.click(root.querySelector('.rate input') as HTMLElement)
  await userEvent.keyboard('Quick and kind{Enter}')
  await settle()
  expect(rates()).toMatchObject([{ good: true }, { good: true, comment: 'Quick and kind' }])
  expect(root.querySelector('.rate')).toBeNull()
})

test.each([
  ['while it goes on', { fields: { status: 'served' as const }, messages: talk }, {}],
  ['that nobody answered', { fields: { status: 'closed' as const }, messages: talk.slice(0, 1) }, {}],
  [
    'where the owner asks for none',
    { fields: { status: 'closed' as const }, messages: talk },
    { rating: false as const },
  ],
])('no verdict is asked of a chat %s', async (_name, before, appearance) => {
  const { open, root } = await openPanel({ before, appearance })
  await open()
  expect(root.querySelector('.rate')).toBeNull()
})

test('the menu ends a chat, is left by Escape before the panel, and is there only where there is a chat', async () => {
  const fresh = await openPanel()
  await fresh.open()
  expect(fresh.root.querySelector('.more')).toBeNull()
  fresh.shutdown()
  const { open, press, root, key, relay, widget, texts } = await openPanel({
    before: { fields: { status: 'served' }, messages: talk },
  })
  await open()
  const button = root.querySelector('.more button') as HTMLElement
  await press(button)
  expect([button.ariaExpanded, texts('.choices button')]).toEqual(['true', ['Turn sound on', 'End chat']])
  await key('Escape', {}, button)
  expect([button.ariaExpanded, root.activeElement, widget.isOpen()]).toEqual(['false', button, true])
  await press(button)
  await press([...root.querySelectorAll('.choices button')].at(-1) as HTMLElement)
  expect(relay.received.filter(({ type }) => type === 'close')).toHaveLength(1)
})

test('the menu is gone when something else is pressed, in the panel or on the page, and stays for its own', async () => {
  const { open, press, root } = await openPanel({ before: { fields: { status: 'served' }, messages: talk } })
  await open()
  const button = root.querySelector('.more button') as HTMLElement
  const down = (on: Element) =>
    act(() => void on.dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true })))
  await press(button)
  await down(root.querySelector('.choices button') as Element)
  expect(button.ariaExpanded).toBe('true')
  await down(root.querySelector('.thread') as Element)
  expect(button.ariaExpanded).toBe('false')
  await press(button)
  await down(document.body)
  expect(button.ariaExpanded).toBe('false')
})

test('long words of a label stay in the panel, and what is empty begins where its language does', async () => {
  const label = 'Donaudampfschifffahrtsgesellschaftskundennummernverzeichnis'
  const { open, write, key, root } = await openPanel({
    texts: ar,
    appearance: { form: [{ name: 'order', label, kind: 'text' }] },
  })
  await open()
  await write('مرحبًا')
  await key('Enter')
  const body = root.querySelector('.ask-first') as HTMLElement
  expect(body.scrollWidth).toBe(body.clientWidth)
  const input = root.querySelector('input') as HTMLInputElement
  expect(getComputedStyle(input).direction).toBe('rtl')
  await userEvent.keyboard('A-40718')
  expect(getComputedStyle(input).direction).toBe('ltr')
  const [words, panel] = ['bdi', '.ask-first'].map(each => root.querySelector(each)?.getBoundingClientRect())
  expect((words?.right ?? 0) > (panel?.right ?? 0) - 40).toBe(true)
})

test('sound is off until it is chosen, stays chosen, and is kept nowhere before', async () => {
  const { open, press, root, texts } = await openPanel({ before: { fields: { status: 'served' }, messages: talk } })
  await open()
  const choose = async () => {
    await press(root.querySelector('.more button') as HTMLElement)
    const [sound] = texts('.choices button')
    await press(root.querySelector('.choices button') as HTMLElement)
    return sound
  }
  expect(localStorage.getItem('beckon:shop:sound')).toBeNull()
  expect(await choose()).toBe('Turn sound on')
  expect(localStorage.getItem('beckon:shop:sound')).toBe('on')
  expect(await choose()).toBe('Turn sound off')
  expect(localStorage.getItem('beckon:shop:sound')).toBeNull()
})
