import type { Appearance } from '@beckon/protocol'
import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openWidget } from './doubles.tsx'

async function violations() {
  const { violations } = await axe.run(document.body)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, your number there'
const chosen: Appearance = {
  accent: '#ffcc00',
  away: 'hide',
  consent: true,
  form: [
    { name: 'name', label: 'Hi', kind: 'name', required: true },
    { name: 'order', label: long, kind: 'text', when: 'away' },
    { name: 'mail', label: 'بريدك الإلكتروني', kind: 'email' },
  ],
  texts: { '*': { hello: long }, ar: { typing: '{name} …' } },
}

const screens: Record<string, () => Promise<unknown>> = {
  'the look': () => openWidget('shop', { appearance: chosen }),
  'half a colour, and nobody there': async () => {
    const screen = await openWidget('shop', { appearance: chosen })
    await userEvent.fill(screen.getByLabelText('Colour'), '#ff')
    await userEvent.click(screen.getByText('Away'))
    await screen.settle()
  },
  'a clash': async () => {
    const screen = await openWidget('shop', { appearance: chosen })
    await userEvent.fill(screen.getByLabelText('Colour'), '#00aa55')
    await userEvent.click(screen.getByText('Dark', { selector: '.form label' }))
    screen.widget.save({ ...chosen, accent: '#112233', theme: 'light' }, long)
    await userEvent.keyboard('{Control>}s{/Control}')
    await screen.settle()
  },
  'nothing asked': () => openWidget('shop/questions'),
  'questions, one of them empty': async () => {
    const screen = await openWidget('shop/questions', { appearance: chosen })
    await userEvent.click(screen.getByRole('button', { name: 'Ask something else' }))
    await screen.settle()
  },
  'texts, one with something wrong': async () => {
    const screen = await openWidget('shop/texts', { appearance: chosen })
    await userEvent.selectOptions(screen.getByLabelText('Said in'), 'ar')
    await screen.settle()
    await userEvent.fill(screen.getByRole('searchbox'), '{')
    await userEvent.fill(screen.getByRole('textbox', { name: /is typing/ }), 'typing')
    await screen.settle()
  },
  'texts narrowed to nothing': async () => {
    const screen = await openWidget('shop/texts')
    await userEvent.fill(screen.getByRole('searchbox'), 'zzz')
  },
}

for (const theme of ['light', 'dark']) {
  for (const [name, show] of Object.entries(screens)) {
    test(`${name}, ${theme}: axe finds nothing, and a phone needs no scrolling sideways`, async () => {
      document.documentElement.lang = 'en'
      document.documentElement.dataset.theme = theme
      // Colours on their way to others would be measured.
      document.documentElement.style.setProperty('--moves', '0s')
      await show()
      expect(await violations()).toEqual([])
      await page.viewport(320, 700)
      const inside = [...document.querySelectorAll('.part-page *')]
      const wide = inside.filter(
        element => element.getBoundingClientRect().right > 320 && !element.closest('.hidden, .stage iframe'),
      )
      expect(wide.map(element => element.outerHTML.slice(0, 100))).toEqual([])
    })
  }
}
