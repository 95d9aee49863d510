import { afterAll, afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { emulate } from '../doubles/media.ts'
import { states } from '../doubles/states.ts'
import en from '../locales/en.ts'

let host: HTMLElement | undefined
afterEach(() => host?.remove())
afterAll(() => emulate({}))
const all = Object.entries(states)

async function drawn(draw: (typeof states)[string]['draw']): Promise<ShadowRoot> {
  host = await draw(en)
  return host.shadowRoot as ShadowRoot
}
const seen = (root: ShadowRoot, selector: string) =>
  [...root.querySelectorAll<HTMLElement>(selector)].filter(element => element.checkVisibility())
/** Links stand in a line of text, which WCAG 2.2 leaves as high as it is. */
const pressed = 'button, input, textarea'

test.each(all)('what is pressed has 24 px, the launcher and what sends 44: %s', async (_name, { draw }) => {
  await page.viewport(380, 640)
  const small = seen(await drawn(draw), pressed).flatMap(element => {
    const { width, height } = element.getBoundingClientRect()
    const leastPx = element.matches('.launcher, .send') ? 44 : 24
    return width < leastPx || height < leastPx ? [`${element.outerHTML} ${width} × ${height}`] : []
  })
  expect(small).toEqual([])
})

test.each(all)(
  'at 400 % of a wide screen all of it can be reached, and nothing lies beside the screen: %s',
  async (_name, { shows, draw }) => {
    await emulate({ 'prefers-reduced-motion': 'reduce' })
    await page.viewport(320, 256)
    const root = await drawn(draw)
    const out: string[] = []
    for (const element of seen(root, pressed)) {
      element.scrollIntoView({ block: 'nearest' })
      const { left, right, top, bottom } = element.getBoundingClientRect()
      const at = root.elementFromPoint((left + right) / 2, (Math.max(top, 0) + Math.min(bottom, 256)) / 2)
      if (left < 0 || right > 320 || !(at && (element.contains(at) || at.contains(element))))
        out.push(`${element.outerHTML} ${left} ${top} ${right} ${bottom} under ${at?.outerHTML}`)
    }
    expect(out).toEqual([])
    const [panel] = seen(root, '.panel')
    const [field] = seen(root, 'textarea')
    const [body] = seen(root, '.body')
    if (!panel || !body) return
    expect([panel.scrollWidth, body.scrollWidth]).toEqual([320, body.clientWidth])
    if (field) expect(field.getBoundingClientRect().bottom).toBeLessThanOrEqual(256)
    // Some lines of what is read.
    expect(body.clientHeight).toBeGreaterThanOrEqual(shows === 'footer .pick' ? 22 : 44)
  },
)

test.each(all)(
  'on a phone what one writes into has 16 px, or the browser would magnify the page: %s',
  async (_name, { draw }) => {
    await page.viewport(390, 844)
    const sizes = seen(await drawn(draw), 'input, textarea').map(
      element => Number.parseFloat(getComputedStyle(element).fontSize) >= 16,
    )
    expect(sizes.every(Boolean)).toBe(true)
  },
)

test.each(all)('where motion is not wanted nothing moves: %s', async (_name, { draw }) => {
  await emulate({ 'prefers-reduced-motion': 'reduce' })
  await page.viewport(380, 640)
  const root = await drawn(draw)
  const moving = root.getAnimations().filter(({ effect }) => effect?.getTiming().duration !== 0)
  expect(moving.map(animation => (animation as CSSAnimation).animationName)).toEqual([])
})

test('where it is wanted something does', async () => {
  await emulate({})
  const root = await drawn(states['served, the operator typing']?.draw as never)
  expect(root.getAnimations().length).toBeGreaterThan(0)
})

test.each([
  ['served, the operator typing', '.field, .bubble, .send'],
  ['home', '.card, .field'],
  ['scrolled away', '.newest'],
  ['an invitation', '.chip'],
  ['closed, with more unread than a badge counts', '.launcher, .badge'],
])('where colours are forced what has an edge keeps it: %s', async (name, selector) => {
  await page.viewport(380, 640)
  await emulate({ 'forced-colors': 'active', 'prefers-reduced-motion': 'reduce' })
  const root = await drawn(states[name]?.draw as never)
  const edges = seen(root, selector).map(element => {
    const { borderTopStyle, borderTopWidth, borderTopColor } = getComputedStyle(element)
    return [
      element.className,
      borderTopStyle,
      Number.parseFloat(borderTopWidth) >= 1,
      /^rgba.*, 0\)/.test(borderTopColor),
    ]
  })
  expect(edges).not.toEqual([])
  expect(edges).toEqual(edges.map(([name]) => [name, 'solid', true, false]))
  const [field] = seen(root, '.field')
  if (!field) return
  field.querySelector('textarea')?.focus()
  expect(getComputedStyle(field).outlineStyle).toBe('solid')
})
