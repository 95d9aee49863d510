import type { Goal, RuleFile } from '@beckon/rules'
import { page, userEvent } from 'vitest/browser'
import { addStyles, type ConsoleOptions, openConsole } from '../doubles/console.tsx'
import { createRulesDouble } from '../doubles/rules.ts'

export const nowMs = new Date('2026-03-04T10:00:00').getTime()

export const demoFile: RuleFile = {
  settings: { gap: 30, zone: 'Europe/Dublin' },
  rules: [
    {
      id: 'checkout-help',
      name: 'Help at the checkout',
      priority: 30,
      when: {
        all: [
          { signal: 'page.path', op: 'glob', value: '/checkout/**' },
          { signal: 'time.engagedOnPage', op: '>=', value: 30 },
          { signal: 'desk.free', op: '>=', value: 1 },
          { not: { signal: 'chat.state', op: '=', value: 'open' } },
          {
            any: [
              { signal: 'event', name: 'coupon_failed', within: 600, op: '>=', value: 2 },
              { signal: 'visitor.attribute', name: 'plan', op: 'in', value: ['free', 'trial'] },
            ],
          },
        ],
      },
      do: [
        { action: 'teaser', text: 'Can I help with the checkout?' },
        {
          action: 'replies',
          options: [{ text: 'Which ways to pay are there?', answer: 'payment' }, { text: 'I have a question' }],
        },
      ],
      limits: { once: 'visit', coolDown: 86_400, expires: 20 },
      holdOut: 0.1,
    },
    {
      id: 'pricing-help',
      name: 'Pricing',
      priority: 20,
      when: {
        all: [
          { signal: 'page.path', op: '=', value: '/pricing' },
          { signal: 'scroll.depth', op: '>=', value: 50 },
        ],
      },
      do: [{ action: 'teaser', text: 'Not sure which plan fits?' }],
    },
    {
      id: 'night',
      name: 'ライブチャットのご案内',
      enabled: false,
      when: { signal: 'desk.online', op: '=', value: false },
      do: [{ action: 'open', text: 'مرحبا! نحن غير متصلين الآن، اترك رسالتك.' }],
      limits: { once: 'visitor' },
    },
  ],
}

export type RulesScreen = Awaited<ReturnType<typeof openRules>>

/** The console at a page of the rules of one site. */
export async function openRules(
  rulesPage = 'shop',
  { file = demoFile, ...options }: ConsoleOptions & { file?: RuleFile | undefined } = {},
) {
  await page.viewport(1280, 800)
  await addStyles()
  const rules = options.rules ?? createRulesDouble(file.rules.length > 0 ? file : undefined, () => nowMs - 180_000)
  rules.outcomes.push(
    { rule: 'checkout-help', version: 1, outcome: 'shown', count: 1204, day: '2026-03-03' },
    { rule: 'checkout-help', version: 1, outcome: 'held-out', count: 131, day: '2026-03-03' },
    { rule: 'checkout-help', version: 1, outcome: 'opened', count: 240, day: '2026-03-03' },
    { rule: 'checkout-help', version: 1, outcome: 'chatted', count: 96, day: '2026-03-03' },
    { rule: 'checkout-help', version: 1, outcome: 'dismissed', count: 310, day: '2026-03-03' },
    { rule: 'pricing-help', version: 1, outcome: 'shown', count: 12, day: '2026-03-03' },
  )
  const answers = [
    { id: 'payment', title: 'How can I pay?', text: 'By invoice.', site: 'shop' },
    { id: 'shipping', title: 'What does shipping cost?', text: 'Little.', site: 'shop' },
    { id: 'greet', title: 'For operators', text: 'Hello.', site: 'shop', scope: 'operators' },
  ]
  const screen = await openConsole({ answers, part: { part: 'rules', page: rulesPage }, ...options, rules })
  // The part loads when it is first asked for.
  await import('./rules-area.tsx')
  for (let turn = 0; turn < 20 && screen.container.querySelector('.part-place .late'); turn++) await screen.settle()
  return { ...screen, rules }
}

/** A visit that looks at the plans and goes to the cart. */
export const recordedVisit = [
  { at: 0, type: 'clock', now: '2026-03-04T10:00:00Z' },
  { at: 0, type: 'visitor', seed: 'seed-1', device: 'desktop' },
  { at: 0, type: 'availability', online: true, free: 1 },
  { at: 0, type: 'chat', state: 'none' },
  { at: 0, type: 'navigate', url: 'https://shop.test/' },
  { at: 6000, type: 'navigate', url: 'https://shop.test/pricing' },
  { at: 9500, type: 'scroll', depth: 60 },
  { at: 25_000, type: 'navigate', url: 'https://shop.test/cart' },
  { at: 31_000, type: 'activity' },
]
export const linesOf = (events: readonly object[]) => events.map(event => JSON.stringify(event)).join('\n')

export const chooseVisits = async (screen: RulesScreen, ...files: [name: string, text: string][]) => {
  const input = screen.getByLabelText(/Choose recordings/) as HTMLElement
  await userEvent.upload(
    input,
    files.map(([name, text]) => new File([text], name)),
  )
  await screen.settle()
}
export async function openTrial() {
  const screen = await openRules('shop/edit/pricing-help')
  await userEvent.fill(screen.getAllByLabelText('Value')[1] as HTMLElement, '70')
  await screen.settle()
  await userEvent.click(screen.getByRole('button', { name: 'Try on visits' }))
  await screen.settle()
  await chooseVisits(
    screen,
    ['looks-at-plans.jsonl', linesOf(recordedVisit)],
    ['leaves-at-once.jsonl', linesOf(recordedVisit.slice(0, 5))],
  )
  return screen
}

/** Results of a rule in two variants: much counted in one version, little in another. */
export async function openResults({ goal, heldOutReached = 0 }: { goal?: Goal; heldOutReached?: number } = {}) {
  const [rule] = demoFile.rules
  const variants = ['a', 'b'].map(id => ({ id, weight: 1 }))
  const file = { ...demoFile, rules: rule ? [{ ...rule, variants, ...(goal && { goal }) }] : [] }
  const screen = await openRules('shop', { file })
  const reached = goal ? 'goal' : 'chatted'
  const count = (version: number, variant: string, shown: number, chatted: number) => {
    const row = { rule: 'checkout-help', version, variant, day: '2026-03-03' }
    screen.rules.outcomes.push({ ...row, outcome: 'shown', count: shown }, { ...row, outcome: reached, count: chatted })
  }
  screen.rules.outcomes.length = 0
  const held = { rule: 'checkout-help', version: 1, day: '2026-03-03' }
  screen.rules.outcomes.push(
    { ...held, outcome: 'held-out', count: 1100 },
    { ...held, outcome: `held-out-${reached}`, count: heldOutReached },
  )
  count(1, 'a', 4900, 245)
  count(1, 'b', 4900, 441)
  count(2, 'a', 100, 5)
  count(2, 'b', 100, 9)
  await userEvent.click(screen.getByRole('button', { name: 'Results' }))
  await screen.settle()
  return screen
}
