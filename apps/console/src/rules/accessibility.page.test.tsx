import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { demoFile, openResults, openRules, openTrial } from './doubles.tsx'

async function violations() {
  const { violations } = await axe.run(document.body)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

const screens: Record<string, () => Promise<unknown>> = {
  'the list': () => openRules(),
  'what holds for all rules': async () => {
    const screen = await openRules()
    await userEvent.click(screen.getByText('For all rules of this site'))
    await userEvent.click(screen.getByRole('checkbox', { name: 'Monday' }))
    await screen.settle()
  },
  'a list without rules': () => openRules('shop', { file: { rules: [] } }),
  'the form': () => openRules('shop/edit/checkout-help'),
  'a form with something wrong': async () => {
    const screen = await openRules('shop/edit/pricing-help')
    await userEvent.fill(screen.getByLabelText('Words'), '')
    await userEvent.fill(screen.getAllByLabelText('Value')[1] as HTMLElement, '150')
    await screen.settle()
  },
  'what will be published': async () => {
    const screen = await openRules()
    await userEvent.keyboard('jxjj{Delete}p')
    await screen.settle()
  },
  'a clash': async () => {
    const screen = await openRules()
    await userEvent.keyboard('jx')
    screen.rules.publish({ rules: demoFile.rules.map(rule => ({ ...rule, name: 'By Ben' })) })
    await userEvent.keyboard('p{Enter}')
    await screen.settle()
  },
  'visits that rules are tried on': () => openTrial(),
  'the results': () => openResults(),
  'the versions': async () => {
    const screen = await openRules('shop/versions')
    await userEvent.click(screen.getByRole('button', { name: 'What changed: Version 1' }))
    await screen.settle()
  },
}

for (const theme of ['light', 'dark']) {
  for (const [name, open] of Object.entries(screens)) {
    test(`${name}, ${theme}: axe finds nothing, and a phone needs no scrolling sideways`, async () => {
      document.documentElement.lang = 'en'
      document.documentElement.dataset.theme = theme
      // Colours on their way to others would be measured.
      document.documentElement.style.setProperty('--moves', '0s')
      await open()
      expect(await violations()).toEqual([])
      await page.viewport(320, 700)
      const inside = [...document.querySelectorAll('.part-page *, .publish-bar *, dialog *')]
      const wide = inside.filter(element => element.getBoundingClientRect().right > 320 && !element.closest('.hidden'))
      expect(wide.map(element => element.outerHTML.slice(0, 100))).toEqual([])
    })
  }
}
