import type { Author } from '@beckon/protocol'
import { vi } from 'vitest'
import { createLauncher } from '../loader/launcher.ts'
import type { Texts } from '../locales/texts.ts'
import { createBadge } from '../panel/badge.ts'
import { css } from '../panel/rest.ts'
import { speak } from '../panel/words.ts'
import { drawTeaser } from '../rules/teaser.ts'
import { ann, type Before, keep, machine, openPanel } from './panel.ts'
import { createTestWidget, spokenIn } from './widget.ts'

type Drawn = Awaited<ReturnType<typeof openPanel>>
type Options = Parameters<typeof openPanel>[0]

const visitor: Author = { kind: 'visitor', id: 'v1' }
const served = { status: 'served' as const, operator: { id: 'o1', name: 'Ann' } }
const answers = [
  {
    id: 'ship',
    title: 'What does shipping cost?',
    phrasings: ['Is delivery free?'],
    text: 'From **nine** to `5`:\n\n- a\n- b',
  },
  { id: 'back', title: 'كم تستغرق الإعادة؟', phrasings: [], text: 'See https://ok.test/' },
]
const form = [
  { name: 'name', label: 'Your name', kind: 'name', required: true },
  { name: 'order', label: 'Order, if you have one', kind: 'text' },
] as const
const said: Before[] = [
  [ann, 'Hello'],
  [ann, 'مرحبًا'],
  [visitor, `See https://ok.test/${'long'.repeat(70)} and then`, 600_000],
  [machine, 'From **nine**.', 0, { id: 'hours', title: 'When?' }],
  [ann, '😀', 86_400_000],
  [visitor, 'こんにちは'],
]

/** The panel opened by the visitor, and what is done with it then. */
const opened = (options: Options, then?: (drawn: Drawn) => Promise<void>, opening?: Parameters<Drawn['open']>[1]) =>
  async function draw(texts: Texts) {
    const drawn = await openPanel({ texts, ...options })
    await drawn.open(true, opening)
    await then?.(drawn)
    return drawn.widget.host
  }
const talk = (fields: object = served, messages = said) => ({ before: { fields, messages } })

/** `shows` is what stands there in no other state. `draw` gives back the host element, which whoever drew it takes away. */
export type DrawnState = { shows: string; draw(texts: Texts): Promise<HTMLElement> }

/** Every state that a visitor may meet. */
export const states: Record<string, DrawnState> = {
  'closed, with more unread than a badge counts': {
    shows: '.badge',
    async draw(texts) {
      speak(texts, {})
      const words = spokenIn(texts)
      const [host, root, button] = createLauncher({ appearance: { accent: '#1d4e89', onAccent: '#fff' }, words })
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      root.adoptedStyleSheets.push(sheet)
      button.ariaExpanded = 'false'
      createBadge({ launcher: button, isOpen: () => false, emit() {} })(120)
      // In the body, unlike in a page: axe measures no contrast outside of it.
      document.body.append(host)
      return host
    },
  },
  teaser: {
    shows: '.teaser',
    async draw(texts) {
      const widget = createTestWidget({ texts })
      const opening = { text: 'Need a hand? '.repeat(20), replies: [{ text: 'Yes' }, { text: 'Where is my parcel?' }] }
      drawTeaser(
        widget,
        opening,
        () => {},
        () => {},
      )
      return widget.host
    },
  },
  home: { shows: '.home .pick', draw: opened({ answers }) },
  'home without answers': {
    shows: '.home .hello + .card .person',
    draw: opened({ name: 'Alexandrina Montgomery-Featherstonehaugh & Daughters' }),
  },
  'home, a person asked for': {
    shows: '.home [aria-pressed=true]',
    draw: opened({ answers }, ({ press, root }) => press(root.querySelector('.person') as HTMLElement)),
  },
  'answers while typing': {
    shows: 'footer .pick',
    draw: opened({ answers }, ({ write, root }) =>
      vi.waitFor(async () => {
        await write('deliv')
        if (!root.querySelector('footer .pick')) throw new Error('nothing is suggested')
      }),
    ),
  },
  'an answer opened': {
    shows: '.preview .back',
    draw: opened({ answers }, ({ press, root }) => press(root.querySelector('.pick') as HTMLElement)),
  },
  'an invitation': {
    shows: '.preview .chip',
    draw: opened({}, undefined, { text: 'Need a hand?', replies: [{ text: 'Yes please' }] }),
  },
  'a long conversation': {
    shows: '.older',
    draw: opened(
      talk(
        served,
        Array.from({ length: 120 }, (_, at): Before => [at % 3 ? ann : visitor, `Message ${at}`, 100_000]),
      ),
    ),
  },
  'scrolled away': {
    shows: '.newest',
    draw: opened(
      talk(
        served,
        Array.from({ length: 60 }, (_, at): Before => [ann, `Message ${at}`]),
      ),
      async ({ root }) => {
        const list = root.querySelector('.thread') as HTMLElement
        list.scrollTop = 300
        await vi.waitFor(() => {
          if (!root.querySelector('.newest')) throw new Error('no way down')
        })
      },
    ),
  },
  'offers to choose from': {
    shows: '[role=log] .replies',
    draw: opened(talk({ status: 'open' }, []), async drawn => {
      const offers = [
        { id: 'returns', title: 'Returns' },
        { id: 'swaps', title: 'Swaps' },
      ]
      keep(drawn.relay, { text: 'Returns\nSwaps', offers })
      await drawn.settle()
    }),
  },
  'asked whether it helped': {
    shows: '.ask',
    draw: opened(talk({ status: 'open' }, []), async drawn => {
      keep(drawn.relay, { answer: { id: 'hours', title: 'When?' } })
      await drawn.settle()
    }),
  },
  waiting: {
    shows: '.system',
    draw: opened(talk({ status: 'waiting' }), async drawn => {
      keep(drawn.relay, { author: { kind: 'system' }, event: 'waiting', text: '' })
      await drawn.settle()
    }),
  },
  'served, the operator typing': {
    shows: '.typing',
    draw: opened(talk({ ...served, read: { visitor: 2, operator: 0 } }), async ({ relay, settle, write }) => {
      relay.say({ type: 'typing', conversation: 'c1', by: { kind: 'operator', id: 'o1', name: 'Ann' }, on: true })
      await settle()
      await write('Half a')
    }),
  },
  closed: { shows: '.own', draw: opened(talk({ status: 'closed' })) },
  'asked before a chat': {
    shows: '.ask-first input',
    draw: opened({ appearance: { form } }, async ({ write, key }) => {
      await write('Where is my parcel?')
      await key('Enter')
    }),
  },
  'the menu open': {
    shows: '.choices button',
    draw: opened(talk(), ({ press, root }) => press(root.querySelector('.more button') as HTMLElement)),
  },
  'asked how it was': { shows: 'p.rate', draw: opened(talk({ status: 'closed' })) },
  'asked what should be known': {
    shows: 'form.rate',
    draw: opened(talk({ status: 'closed' }), ({ press, root }) =>
      press(root.querySelector('.rate button') as HTMLElement),
    ),
  },
  'a message that was refused': {
    shows: '.state.bad',
    draw: opened(talk(), async ({ relay, write, key }) => {
      relay.refuseNext('send', 'too_long')
      await write('First')
      await key('Enter')
    }),
  },
  'a text that is too long': { shows: '.over', draw: opened(talk(), ({ write }) => write('x'.repeat(4007))) },
  reconnecting: {
    shows: '.notice:not(.bad)',
    draw: opened(talk(), async ({ relay, write, key }) => {
      relay.setReachable(false)
      relay.cut()
      await write('First')
      await key('Enter')
    }),
  },
  blocked: {
    shows: '.notice.bad',
    draw: opened(talk(), async ({ relay, settle }) => {
      relay.cut(4551)
      await settle()
    }),
  },
  loading: { shows: '.loading', draw: opened({ token: true, isAway: true }) },
}
