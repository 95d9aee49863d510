import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { createWidgetDouble } from '../doubles/widget.ts'
import { openWidget, type WidgetScreen } from './doubles.tsx'

const save = async (screen: WidgetScreen) => {
  await userEvent.keyboard('{Control>}s{/Control}')
  await screen.settle()
}
const click = async (screen: WidgetScreen, name: string | RegExp) => {
  await userEvent.click(screen.getAllByRole('button', { name }).at(-1) as HTMLElement)
  await screen.settle()
}
const hex = (screen: WidgetScreen) => screen.getByLabelText('Colour') as HTMLInputElement
const status = (screen: WidgetScreen) => screen.container.querySelector('.save-bar p')?.textContent
const clashOf = (screen: WidgetScreen) => screen.container.querySelector('.clash')
const differences = (screen: WidgetScreen) =>
  [...(clashOf(screen)?.querySelectorAll('dl') ?? [])].map(each => each.textContent)

test('what both chose is asked, who did is said, and until then nothing is saved or lost; mine is kept', async () => {
  const screen = await openWidget('shop', { appearance: { accent: '#112233' } })
  await userEvent.fill(hex(screen), '#ffcc00')
  screen.widget.save({ accent: '#00aa55', side: 'left' }, 'Ben')
  await save(screen)
  expect(clashOf(screen)?.querySelector('h2')?.textContent).toBe('Ben chose otherwise')
  expect(differences(screen)).toEqual(['ColourYours#ffcc00Theirs#00aa55'])
  expect([hex(screen).value, screen.widget.now().accent]).toEqual(['#ffcc00', '#00aa55'])
  await save(screen)
  expect(screen.widget.puts).toEqual([])
  await click(screen, 'Keep mine')
  expect(screen.widget.now()).toEqual({ accent: '#ffcc00', side: 'left' })
  expect([clashOf(screen), status(screen)]).toEqual([null, 'As your visitors have it.'])
})

test('theirs is taken where that is chosen, what only I chose stays, and mine comes back with one press', async () => {
  const screen = await openWidget('shop', { appearance: { texts: { de: { hello: 'Moin' } } } })
  await userEvent.fill(hex(screen), '#ffcc00')
  await userEvent.click(screen.getByText('Left', { selector: '.form label' }))
  screen.widget.save({ accent: '#00aa55', theme: 'dark' })
  await save(screen)
  expect(clashOf(screen)?.querySelector('h2')?.textContent).toBe('Somebody else chose otherwise')
  await click(screen, 'Take theirs')
  expect([clashOf(screen), hex(screen).value, status(screen)]).toEqual([
    null,
    '#00aa55',
    'Not saved yet. Kept in this browser.',
  ])
  await click(screen, /^Undo/)
  expect(hex(screen).value).toBe('#ffcc00')
  await save(screen)
  expect(screen.widget.now()).toEqual({ accent: '#ffcc00', side: 'left', theme: 'dark' })
})

test('a draft of yesterday that clashes is asked about at once, in words, and can be thrown away', async () => {
  const form = [{ name: 'mail', label: 'Mail', kind: 'email' as const }]
  const screen = await openWidget('shop', { appearance: { texts: { '*': { typing: '{name} …' } } } })
  const { keep } = screen
  await click(screen, 'Questions')
  await click(screen, 'Ask for the name')
  const widget = createWidgetDouble({ form })
  const again = await openWidget('shop/questions', { keep, widget })
  expect(differences(again)).toEqual(['Before a chatYoursYour name · A nameTheirsMail · An e-mail address'])
  await click(again, 'Throw my changes away')
  expect([clashOf(again), status(again)]).toEqual([null, 'As your visitors have it.'])
})

test('texts that clash are named by what is usually said, in which language and for which numbers', async () => {
  const open = (many: string) => ({ texts: { pl: { openUnread: { many, other: '{count}' } } } })
  const screen = await openWidget('shop/texts', { appearance: open('{count} a') })
  await userEvent.selectOptions(screen.getByLabelText('Said in'), 'pl')
  await screen.settle()
  await userEvent.fill(screen.getByRole('searchbox'), 'unread')
  await userEvent.fill(screen.getByRole('textbox', { name: /as for 0, 5, 6/ }), '{count} b')
  screen.widget.save(open('{count} c'), 'Ben')
  await save(screen)
  expect(differences(screen)).toEqual([
    'Otwórz czat, {count} nowych, as for 0, 5, 6 (Polish)Yours{count} bTheirs{count} c',
  ])
})
