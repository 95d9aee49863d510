import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { createWidgetDouble } from '../doubles/widget.ts'
import { openWidget, type WidgetScreen } from './doubles.tsx'

const press = async (screen: WidgetScreen, keys: string) => {
  await userEvent.keyboard(keys)
  await screen.settle()
}
const save = (screen: WidgetScreen) => press(screen, '{Control>}s{/Control}')
const click = async (screen: WidgetScreen, name: string | RegExp, role = 'button') => {
  await userEvent.click(screen.getAllByRole(role, { name }).at(-1) as HTMLElement)
  await screen.settle()
}
/** What is pressed of a choice is its label. */
const choose = async (screen: WidgetScreen, name: string | RegExp) => {
  await userEvent.click(screen.getByRole('radio', { name }).closest('label') as HTMLElement)
  await screen.settle()
}
const hex = (screen: WidgetScreen) => screen.getByLabelText('Colour') as HTMLInputElement
const status = (screen: WidgetScreen) => screen.container.querySelector('.save-bar p')?.textContent
const text = (screen: WidgetScreen, label: RegExp) =>
  screen.getByRole('textbox', { name: label }) as HTMLTextAreaElement

/** What the widget in the preview is told of its site. The frame waits until nobody types; the clock is moved until it has noticed. */
const told = (screen: WidgetScreen) =>
  expect.poll(async () => {
    await screen.advance(400)
    const answer = await screen.frame()?.fetch('http://relay.test/v1/sites/shop')
    return answer?.json()
  })

test('a colour as pasted, in words what reads on it, a side and colours; saved with one key', async () => {
  const screen = await openWidget()
  expect(hex(screen).value).toBe('#1d4e89')
  expect(screen.getByText('White text stands on it.')).toBeDefined()
  await userEvent.fill(hex(screen), 'ffcc00')
  expect(hex(screen).value).toBe('#ffcc00')
  expect(screen.getByText('Black text stands on it.')).toBeDefined()
  await choose(screen, 'Left')
  await userEvent.click(screen.getByText('Dark', { selector: '.form label' }))
  await choose(screen, /^Hide it/)
  await click(screen, /^Wait until/, 'checkbox')
  expect(status(screen)).toBe('Not saved yet. Kept in this browser.')
  await save(screen)
  expect(screen.widget.puts).toEqual([{ accent: '#ffcc00', side: 'left', theme: 'dark', away: 'hide', consent: true }])
  expect(status(screen)).toBe('As your visitors have it.')
  expect(screen.workplace().operator.sites[0]?.appearance).toMatchObject({ accent: '#ffcc00', side: 'start' })
})

test('what is as usual is not kept, and half a colour cannot be saved', async () => {
  const screen = await openWidget('shop', { appearance: { accent: '#ffcc00', rating: false } })
  await userEvent.fill(hex(screen), '#ffcc')
  expect(hex(screen).getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText(/^Write # and six/)).toBeDefined()
  expect(screen.getByRole('button', { name: 'Look (1 to mend)' })).toBeDefined()
  await save(screen)
  expect(screen.widget.puts).toEqual([])
  await click(screen, 'Usual colour')
  await click(screen, 'Questions')
  await click(screen, 'Ask how it was', 'checkbox')
  await save(screen)
  expect(screen.widget.puts).toEqual([{}])
})

test('the preview shows what is being chosen, unsaved; what is half written is left out', async () => {
  const screen = await openWidget()
  await userEvent.fill(hex(screen), '#ffcc00')
  await told(screen).toMatchObject({ appearance: { accent: '#ffcc00', onAccent: '#000' } })
  await userEvent.fill(hex(screen), '#ff')
  await told(screen).toHaveProperty('appearance.accent', '#1d4e89')
  await choose(screen, /^Hide it/)
  await choose(screen, 'Away')
  expect(screen.getByText('Nothing is shown while nobody is there.')).toBeDefined()
  await told(screen).toMatchObject({ desk: { online: false } })
  await userEvent.selectOptions(screen.getByLabelText('Language of the preview'), 'ar')
  await screen.settle()
  await told(screen).toMatchObject({ words: { lang: 'ar', dir: 'rtl', path: '/words-ar.js' } })
})

test('questions before a chat: added, named once of their label, moved, changed, taken away and back', async () => {
  const screen = await openWidget('shop/questions')
  expect(screen.getByText(/^Nothing is asked: /)).toBeDefined()
  await click(screen, 'Ask for the name')
  await click(screen, 'Ask something else')
  expect(screen.getByText('Write what the visitor reads.')).toBeDefined()
  const label = (at: number) => screen.getAllByLabelText('What the visitor reads')[at] as HTMLInputElement
  await expect.poll(() => document.activeElement).toBe(label(1))
  await userEvent.keyboard('Bestellnummer für Åland')
  await userEvent.click(screen.getAllByLabelText('Must be filled in')[1] as HTMLElement)
  await userEvent.click(screen.getAllByLabelText('Only when nobody is there')[0] as HTMLElement)
  await save(screen)
  const order = { name: 'bestellnummer-fur-aland', label: 'Bestellnummer für Åland', kind: 'text', required: true }
  const name = { name: 'your-name', label: 'Your name', kind: 'name', when: 'away' }
  expect(screen.widget.now().form).toEqual([name, order])
  await click(screen, /^Move up: 2/)
  await expect.poll(() => document.activeElement?.ariaLabel).toBe('Move down: 1. Bestellnummer für Åland')
  await userEvent.fill(label(0), 'Order')
  await save(screen)
  expect(screen.widget.now().form).toEqual([{ ...order, label: 'Order' }, name])
  await click(screen, /^Remove: 1/)
  await click(screen, /^Undo/)
  await userEvent.selectOptions(screen.getAllByLabelText('What is written there')[0] as HTMLElement, 'name')
  expect(screen.getByText('This is asked above already.')).toBeDefined()
  expect(screen.getByRole('button', { name: 'Questions (1 to mend)' })).toBeDefined()
})

test('eight questions are the most', async () => {
  const screen = await openWidget('shop/questions')
  for (let count = 0; count < 8; count++) await click(screen, 'Ask something else')
  expect(screen.queryByRole('button', { name: 'Ask something else' })).toBeNull()
  expect(screen.getByText(/^8 things are the most/)).toBeDefined()
})

test('the preview asks what is asked now, and says where nothing is', async () => {
  const form = [{ name: 'mail', label: 'Mail', kind: 'email' as const, when: 'away' as const }]
  const screen = await openWidget('shop/questions', { appearance: { form } })
  expect(screen.getByText(/^Nothing is asked now/)).toBeDefined()
  await choose(screen, 'Away')
  expect(screen.queryByText(/^Nothing is asked now/)).toBeNull()
  await told(screen).toMatchObject({ appearance: { form } })
})

test('a language for all, and texts in own words: for all or one, with what has to stay in them', async () => {
  const screen = await openWidget('shop/texts')
  await userEvent.fill(screen.getByRole('searchbox'), 'typing')
  expect(screen.getByText('{name} must stay in it.')).toBeDefined()
  await userEvent.fill(text(screen, /is typing/), '… is typing')
  expect(screen.getByText('{name} is missing.')).toBeDefined()
  expect(status(screen)).toMatch(/^One thing is to be mended/)
  await told(screen).not.toHaveProperty('words.texts.typing')
  await userEvent.fill(text(screen, /is typing/), '{name} …')
  await told(screen).toHaveProperty('words.texts.typing', '{name} …')
  await userEvent.selectOptions(screen.getByLabelText('Said in'), 'pl')
  await screen.settle()
  await userEvent.fill(screen.getByRole('searchbox'), 'TYPING')
  expect(text(screen, /pisze/).placeholder).toBe('{name} …')
  await userEvent.fill(screen.getByRole('searchbox'), 'unread')
  expect(text(screen, /as for 2, 3, 4/).placeholder).toBe('Otwórz czat, {count} nowe')
  await userEvent.fill(text(screen, /as for 0, 5, 6/), '{count} nowych')
  expect(screen.getByText('Say it for all other numbers, too.')).toBeDefined()
  await userEvent.fill(text(screen, /for all other numbers/), '{count} nowej')
  await userEvent.selectOptions(screen.getByLabelText('The widget speaks'), 'pl')
  await save(screen)
  expect(screen.widget.puts).toEqual([
    {
      language: 'pl',
      texts: {
        '*': { typing: '{name} …' },
        pl: { openUnread: { many: '{count} nowych', other: '{count} nowej' } },
      },
    },
  ])
  await told(screen).toMatchObject({
    words: {
      lang: 'pl',
      texts: { openUnread: { many: '{count} nowych' } },
    },
  })
})

test('own words that are emptied are gone; only own ones can be listed; what a newer widget says is there, too', async () => {
  const screen = await openWidget('shop/texts', { appearance: { texts: { '*': { hello: 'Moin' } } } })
  expect(screen.getByText('Something that only a newer widget says')).toBeDefined()
  await userEvent.click(screen.getByLabelText('Only my own'))
  expect(screen.getAllByRole('textbox')).toHaveLength(1)
  await userEvent.fill(text(screen, /How can we help/), '')
  expect(screen.getByText('No text fits.')).toBeDefined()
  await save(screen)
  expect(screen.widget.puts).toEqual([{}])
})

test('what the relay does not accept stands at its field, and on which page', async () => {
  const screen = await openWidget('shop/texts')
  screen.widget.refuse(
    { place: 'texts.*.hello', code: 'too_long', message: 'At most 300 characters.' },
    { place: 'accent', code: 'bad_field', message: 'Not this one.' },
  )
  await userEvent.fill(screen.getByRole('searchbox'), 'help')
  await userEvent.fill(text(screen, /How can we help/), 'Moin')
  await save(screen)
  expect(text(screen, /How can we help/).getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('At most 300 characters.')).toBeDefined()
  await click(screen, 'Look (1 to mend)')
  expect(screen.getByText('Not this one.')).toBeDefined()
})

test('a draft survives a reload and leaving, which says so; thrown away it can be taken back', async () => {
  const screen = await openWidget()
  await userEvent.fill(hex(screen), '#ffcc00')
  await press(screen, '{Alt>}w{/Alt}')
  expect(screen.getByText(/^Your changes to the widget are not saved/)).toBeDefined()
  const again = await openWidget('shop', { keep: screen.keep })
  expect(hex(again).value).toBe('#ffcc00')
  await click(again, 'Throw my changes away')
  expect(hex(again).value).toBe('#1d4e89')
  await click(again, /^Undo/)
  expect(hex(again).value).toBe('#ffcc00')
})

test('saved can be taken back to what it was, but not over somebody else', async () => {
  const screen = await openWidget('shop', { appearance: { accent: '#112233', side: 'left' } })
  await userEvent.fill(hex(screen), '#ffcc00')
  await save(screen)
  await click(screen, /^Undo/)
  expect(screen.widget.now()).toEqual({ accent: '#112233', side: 'left' })
  expect(hex(screen).value).toBe('#112233')
  await userEvent.fill(hex(screen), '#445566')
  await save(screen)
  screen.widget.save({ theme: 'dark' })
  await click(screen, /^Undo/)
  expect(screen.widget.now()).toEqual({ theme: 'dark' })
  expect(screen.getByText(/^This could not be taken back/)).toBeDefined()
})

test('what somebody else saved meanwhile stays where nothing else was chosen', async () => {
  const screen = await openWidget('shop', { appearance: { texts: { de: { hello: 'Moin' } } } })
  await userEvent.fill(hex(screen), '#ffcc00')
  screen.widget.save({ side: 'left', texts: { de: { hello: 'Hallo', send: 'Los' } } })
  await save(screen)
  expect(screen.widget.now()).toEqual({
    accent: '#ffcc00',
    side: 'left',
    texts: { de: { hello: 'Hallo', send: 'Los' } },
  })
})

test('a relay that is away keeps what was chosen, and says so; before that, it is asked again', async () => {
  const widget = createWidgetDouble()
  widget.fail(503)
  const screen = await openWidget('shop', { widget })
  widget.fail(undefined)
  await click(screen, 'Try again')
  await userEvent.fill(hex(screen), '#ffcc00')
  widget.fail(503)
  await save(screen)
  expect(screen.getByText(/^The relay cannot do this now/)).toBeDefined()
  expect(status(screen)).toBe('Not saved yet. Kept in this browser.')
})
