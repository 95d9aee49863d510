import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { addStyles, openConsole } from '../doubles/console.tsx'

const now = new Date('2026-03-04T10:00:00').getTime()

async function violations() {
  const { violations } = await axe.run(document.body)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

function openThread() {
  return openConsole({
    before(relay) {
      relay.begin('c1', {
        visitor: { id: 'v1', name: 'Maria' },
        waitingSince: now - 130_000,
        unread: 1,
        last: { text: 'Hello', by: 'visitor', at: now },
        page: { url: 'https://shop.test/plans', title: 'Plans' },
        invitation: { rule: 'help', version: 1 },
        department: 'sales',
        tags: ['pricing', 'vip'],
      })
      relay.begin('c2', { visitor: { id: 'v2', name: 'Ole' }, unread: 120 })
      Object.assign(relay.post('c1', { kind: 'rule' }, 'Need help?'), { rule: { id: 'help', version: 1 } })
      relay.post('c1', { kind: 'visitor', id: 'v1', name: 'Maria' }, 'See https://shop.test/plans')
      relay.post('c1', { kind: 'answer' }, 'It is **free**.\n\n- One\n- Two')
      relay.post('c1', { kind: 'operator', id: 'o1', name: 'Ann' }, 'Good morning')
      relay.post('c1', { kind: 'operator', id: 'o1', name: 'Ann' }, 'A note', 'notes')
      Object.assign(relay.post('c1', { kind: 'system' }, ''), { event: 'waiting' })
    },
    open: 'c1',
    answers: [{ id: 'a', title: 'Shipping', phrasings: ['Is shipping free?'], text: 'Two days.', shortcut: 'ship' }],
  })
}

const screens = {
  'the sign-in': () => openConsole({ signedIn: false }),
  'an empty desk': () => openConsole(),
  'a thread with all kinds of messages': openThread,
  'a note being written, with answers': async () => {
    await openThread()
    await userEvent.keyboard('nx /')
  },
  'a failed message and a toast': async () => {
    const screen = await openThread()
    screen.relay.refuseNext('send', 'taken')
    await userEvent.keyboard('rHello{Control>}{Enter}{/Control}')
    await screen.settle()
  },
  'a lost connection': async () => {
    const screen = await openThread()
    screen.relay.setReachable(false)
    screen.relay.cut()
    await screen.settle()
  },
  'a suggested answer': async () => {
    const screen = await openThread()
    screen.relay.post('c1', { kind: 'visitor', id: 'v1', name: 'Maria' }, 'Is shipping free?')
    await screen.settle()
    await import('../suggestion/suggestion.tsx')
    const isThere = () => screen.container.querySelector('.suggestion') !== null
    await expect.poll(isThere, { timeout: 5000 }).toBe(true)
  },
  'the palette': async () => {
    await openThread()
    await userEvent.keyboard('{Control>}k{/Control}')
  },
  'the list of keys': async () => {
    await openThread()
    await userEvent.keyboard('?')
  },
}

for (const theme of ['light', 'dark']) {
  for (const [name, open] of Object.entries(screens)) {
    test(`${name}, ${theme}: axe finds nothing`, async () => {
      document.documentElement.lang = 'en'
      document.documentElement.dataset.theme = theme
      // Colours on their way to others would be measured.
      document.documentElement.style.setProperty('--moves', '0s')
      await page.viewport(1280, 800)
      await addStyles()
      await open()
      expect(await violations()).toEqual([])
    })
  }
}
