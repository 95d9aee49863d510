import axe from 'axe-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { ann, type Before, openPanel } from '../doubles/panel.ts'
import { createTestWidget } from '../doubles/widget.ts'
import ar from '../locales/ar.ts'
import de from '../locales/de.ts'
import en from '../locales/en.ts'
import pl from '../locales/pl.ts'
import type { Text } from '../locales/texts.ts'
import { drawTeaser } from '../rules/teaser.ts'
import { speak, words } from './words.ts'

const visitor = { kind: 'visitor', id: 'v1' } as const
const messages: Before[] = [
  [ann, 'مرحبًا'],
  [visitor, 'Hello, see https://ok.test/'],
]
const before = { fields: { status: 'served' as const, operator: { id: 'o1', name: 'Ann' } }, messages }
const answers = [{ id: 'a', title: 'كم تكلفة الشحن؟', phrasings: [], text: '٤٫٩٠' }]

// Or the panel fills the screen.
beforeAll(() => page.viewport(1000, 800))

let host: HTMLElement | undefined
afterEach(() => host?.remove())

const boxOf = (element: Element | null | undefined) => element?.getBoundingClientRect() ?? new DOMRect()
const violations = async () =>
  (await axe.run(host)).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])

describe('from right to left', () => {
  test('a conversation is mirrored, each message keeps its own direction, and axe finds nothing to mend', async () => {
    const { open, widget, root, write } = await openPanel({ texts: ar, before })
    host = widget.host
    await open()
    await write('Half a')
    const panel = root.querySelector('.panel') as HTMLElement
    const [theirs, own] = root.querySelectorAll('.bubble')
    const middle = (boxOf(panel).left + boxOf(panel).right) / 2
    expect([panel.dir, panel.lang]).toEqual(['rtl', 'ar'])
    expect(boxOf(panel).left).toBe(20)
    expect([boxOf(panel).right - boxOf(theirs).right, boxOf(own).left - boxOf(panel).left]).toEqual([20, 20])
    expect(boxOf(root.querySelector('header .icon')).right).toBeLessThan(middle)
    expect([theirs, own].map(bubble => bubble && getComputedStyle(bubble).direction)).toEqual(['rtl', 'ltr'])
    expect(getComputedStyle(root.querySelector('.send svg') as Element).scale).toBe('-1 1')
    expect(await violations()).toEqual([])
  })

  test('so is what stands before it', async () => {
    const { open, widget, root, field, write } = await openPanel({ texts: ar, answers })
    host = widget.host
    await open()
    const pick = root.querySelector('.pick')
    expect(boxOf(pick?.querySelector('svg')).right).toBeLessThan(boxOf(pick?.querySelector('span')).left)
    expect(getComputedStyle(pick?.querySelector('svg') as Element).scale).toBe('-1 1')
    // The name of the site is in another script, and stands where the line begins all the same.
    const [name, who] = [boxOf(root.querySelector('h2')), boxOf(root.querySelector('.who'))]
    expect([name.right === who.right, name.left > who.left]).toEqual([true, true])
    expect(getComputedStyle(field()).direction).toBe('rtl')
    await write('Hello')
    expect(getComputedStyle(field()).direction).toBe('ltr')
    expect(await violations()).toEqual([])
  })

  test('so is a teaser, in the words of its language', async () => {
    const widget = createTestWidget({ texts: ar })
    host = widget.host
    const box = drawTeaser(
      widget,
      { text: 'هل تحتاج إلى مساعدة؟', replies: [{ text: 'نعم' }] },
      () => {},
      () => {},
    )
    const close = box.querySelector('.close') as HTMLElement
    expect([close.ariaLabel, box.querySelector('.never')?.textContent]).toEqual([ar.dismiss, ar.never])
    expect([boxOf(box).left, boxOf(close).left - boxOf(box).left]).toEqual([20, 4])
    expect(await violations()).toEqual([])
  })
})

test('a number takes the plural form of the language, written as the language writes it', () => {
  speak(pl, {})
  expect([1, 3, 5, 22, 1500].map(count => words.tooLong(count).replace(/\s/g, ' '))).toEqual([
    'Za długie o 1 znak',
    'Za długie o 3 znaki',
    'Za długie o 5 znaków',
    'Za długie o 22 znaki',
    'Za długie o 1500 znaków',
  ])
  speak(ar, {})
  expect([1, 2, 3].map(words.openUnread)).toEqual([
    'فتح المحادثة، رسالة واحدة غير مقروءة',
    'فتح المحادثة، رسالتان غير مقروءتين',
    'فتح المحادثة، 3 رسائل غير مقروءة',
  ])
  speak(en, {})
})

test('a name is put in as it is', () => {
  speak(en, {})
  expect(words.joined('$& {name}')).toBe('$& {name} is here now')
})

test('days and times are those of the language', async () => {
  const startMs = new Date(2026, 2, 9, 14, 5).getTime()
  const { open, widget, texts } = await openPanel({
    texts: de,
    before: {
      ...before,
      messages: [
        [ann, 'Hallo'],
        [ann, 'Noch da?', 86_400_000],
      ],
    },
    startMs,
  })
  host = widget.host
  await open()
  expect(texts('.day')).toEqual(['9. März 2026', '10. März 2026'])
  expect(texts('time')).toEqual(['14:05', '14:05'])
})

test('the owner’s words stand where they were put, and all else is said as ever', async () => {
  const own: Record<string, Text> = {
    hello: 'Moin',
    close: 'Weg damit',
    tooLong: { one: 'Ein Zeichen mehr, als geht', other: '{count} Zeichen mehr, als geht' },
  }
  const { open, widget, root } = await openPanel({ texts: de, own })
  host = widget.host
  await open()
  expect(root.querySelector('.hello h3')?.textContent).toBe('Moin')
  expect(root.querySelector('header button')?.ariaLabel).toBe('Weg damit')
  expect([words.tooLong(1), words.tooLong(2)]).toEqual(['Ein Zeichen mehr, als geht', '2 Zeichen mehr, als geht'])
  expect(root.querySelector('textarea')?.placeholder).toBe(de.askPlaceholder)
})
