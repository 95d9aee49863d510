import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { ann, openPanel } from '../doubles/panel.ts'
import { createTestWidget } from '../doubles/widget.ts'
import { drawTeaser } from '../rules/teaser.ts'

const answers = [{ id: 'a', title: 'When are you there?', phrasings: [], text: 'From **nine**, see https://ok.test/' }]
const before = {
  fields: { status: 'served' as const, operator: { id: 'o1', name: 'Ann' }, read: { visitor: 1, operator: 0 } },
  messages: [
    [ann, 'Hello'],
    [{ kind: 'visitor', id: 'v1' }, 'Hello, see https://ok.test/'],
  ] as [typeof ann, string][],
}

const states: Record<string, () => Promise<HTMLElement>> = {
  async home() {
    const { open, widget } = await openPanel({ answers })
    await open()
    return widget.host
  },
  async 'home, a person asked for'() {
    const { open, widget, press, root } = await openPanel({ answers })
    await open()
    await press(root.querySelector('.person') as HTMLElement)
    return widget.host
  },
  async thread() {
    const { open, widget, write } = await openPanel({ before })
    await open()
    await write('Half a')
    return widget.host
  },
  async failed() {
    const { open, widget, write, key, relay } = await openPanel({ before })
    await open()
    relay.refuseNext('send', 'too_long')
    await write('First')
    await key('Enter')
    return widget.host
  },
  async reconnecting() {
    const { open, widget, write, key, relay } = await openPanel({ before })
    await open()
    relay.setReachable(false)
    relay.cut()
    await write('First')
    await key('Enter')
    return widget.host
  },
  async teaser() {
    const widget = createTestWidget()
    drawTeaser(
      widget,
      { text: 'Need a hand?', replies: [{ text: 'Yes' }] },
      () => {},
      () => {},
    )
    return widget.host
  },
}

async function inScheme(scheme: string) {
  const features = [
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]
  await (cdp() as { send(method: string, params: object): Promise<unknown> }).send('Emulation.setEmulatedMedia', {
    features,
  })
}

let host: HTMLElement | undefined
afterEach(() => host?.remove())

describe.each(['light', 'dark'])('in %s', scheme => {
  test.each(Object.entries(states))('axe finds nothing to mend: %s', async (_, draw) => {
    await inScheme(scheme)
    host = await draw()
    const { violations, passes } = await axe.run(host)
    const found = violations.map(({ id, nodes }) => [
      id,
      nodes.map(({ html, failureSummary }) => html + failureSummary),
    ])
    expect(found).toEqual([])
    expect(passes.map(({ id }) => id)).toContain('color-contrast')
  })
})
