import type { RuleFile } from '@beckon/rules'
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { openRules } from '../doubles.tsx'

type Screen = Awaited<ReturnType<typeof openRules>>
const edit = 'shop/edit/pricing-help'
const sentence = (screen: Screen) => screen.container.querySelector('.big-sentence')?.textContent
const problems = (screen: Screen) => [...screen.container.querySelectorAll('.problem')].map(text => text.textContent)
const choose = async (screen: Screen, label: string | RegExp, option: string, at = 0) => {
  await userEvent.selectOptions(screen.getAllByLabelText(label)[at] as HTMLElement, option)
  await screen.settle()
}
const click = async (screen: Screen, name: string | RegExp, at = 0) => {
  await userEvent.click(screen.getAllByRole('button', { name })[at] as HTMLElement)
  await screen.settle()
}
const fill = async (screen: Screen, label: string | RegExp, text: string, at = 0) => {
  await userEvent.fill(screen.getAllByLabelText(label)[at] as HTMLElement, text)
  await screen.settle()
}
/** What would be published. */
async function published(screen: Screen): Promise<RuleFile> {
  await userEvent.keyboard('{Escape}p')
  await screen.settle()
  await click(screen, 'Publish')
  return (screen.rules.puts().at(-1)?.body as { file: RuleFile } | undefined)?.file ?? { rules: [] }
}
const ruleIn = (file: RuleFile) => file.rules.find(({ id }) => id === 'pricing-help')

test('the sentence follows every change of the form', async () => {
  const screen = await openRules(edit)
  await click(screen, /^Condition/)
  await choose(screen, 'What is looked at', 'visitor.device', 2)
  await choose(screen, 'Value', 'mobile', 2)
  expect(sentence(screen)).toBe(
    'On /pricing, once 50 % of the page has been scrolled, if the device is a phone, show “Not sure which plan fits?”.',
  )
  await click(screen, /Turn this condition/, 2)
  expect(sentence(screen)).toContain('if the device is not a phone')
  await choose(screen, 'How these conditions are taken together', 'any')
  expect(sentence(screen)).toContain('is at least 50 % or the device is not a phone')
  await fill(screen, 'Words', 'Which plan?')
  expect(sentence(screen)).toContain('show “Which plan?”.')
  const rule = ruleIn(await published(screen))
  expect(rule?.when).toEqual({
    any: [
      { signal: 'page.path', op: '=', value: '/pricing' },
      { signal: 'scroll.depth', op: '>=', value: 50 },
      { not: { signal: 'visitor.device', op: '=', value: 'mobile' } },
    ],
  })
  expect(rule?.do).toEqual([{ action: 'teaser', text: 'Which plan?' }])
})

test('only operators that fit are offered, and the value changes its kind with them', async () => {
  const screen = await openRules(edit)
  const operators = (at: number) =>
    [...(screen.getAllByLabelText('Comparison')[at] as HTMLSelectElement).options].map(({ value }) => value)
  expect(operators(0)).toContain('glob')
  expect(operators(0)).not.toContain('>=')
  expect(operators(1)).toContain('between')
  expect(operators(1)).not.toContain('glob')
  await choose(screen, 'Comparison', 'between', 1)
  await fill(screen, 'At least', '20')
  await fill(screen, 'At most', '80')
  await choose(screen, 'Comparison', 'in', 0)
  await userEvent.type(screen.getAllByLabelText('Value')[0] as HTMLElement, '/plans{Enter}')
  await screen.settle()
  expect(ruleIn(await published(screen))?.when).toEqual({
    all: [
      { signal: 'page.path', op: 'in', value: ['/pricing', '/plans'] },
      { signal: 'scroll.depth', op: 'between', value: [20, 80] },
    ],
  })
})

test('a pattern says which addresses it fits', async () => {
  const screen = await openRules(edit)
  await choose(screen, 'Comparison', 'glob', 0)
  await click(screen, 'Take /pricing away')
  await userEvent.type(screen.getAllByLabelText('Value')[0] as HTMLElement, '/product/*,')
  await screen.settle()
  const help = screen.container.querySelector('.examples')?.textContent ?? ''
  expect(help).toMatch(/^Fits .*\/product\/blue-kettle.*does not fit .*\/about/)
})

test('seconds are written in the unit they are thought in', async () => {
  const screen = await openRules(edit)
  await fill(screen, 'Goes away by itself after', '2')
  await choose(screen, 'Unit of: Goes away by itself after', 'min')
  await fill(screen, 'After a dismissal keep quiet for', '1')
  await choose(screen, 'Unit of: After a dismissal keep quiet for', 'days')
  await choose(screen, 'At most once per', 'visitor')
  expect(screen.getByText('once per visitor · goes away after 2 min · quiet for 1 day after a dismissal')).toBeDefined()
  expect(ruleIn(await published(screen))?.limits).toEqual({ expires: 120, coolDown: 86_400, once: 'visitor' })
})

test('what is wrong is said at its field, and nothing is published until it is put right', async () => {
  const screen = await openRules(edit)
  await fill(screen, 'Words', '')
  expect(problems(screen)).toEqual(['Write something here, at most 500 characters.'])
  expect(screen.getByLabelText('Words').getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText('One thing must be put right before publishing.')).toBeDefined()
  await userEvent.keyboard('{Escape}p')
  expect(screen.queryByRole('dialog')).toBeNull()
  await userEvent.keyboard('{Escape}')
  await screen.settle()
  expect(screen.getByText('1 problem')).toBeDefined()
  await click(screen, 'Show it')
  await expect.poll(() => document.activeElement).toBe(screen.getByLabelText('Words'))
  await userEvent.keyboard('Yes')
  await screen.settle()
  expect(problems(screen)).toEqual([])
})

test('what can never be, and what always is, is told while it is written', async () => {
  const screen = await openRules(edit)
  await fill(screen, 'Value', '150', 1)
  expect(problems(screen)).toEqual([expect.stringMatching(/can never hold/)])
  await fill(screen, 'Value', '0', 1)
  expect(problems(screen)).toEqual([])
  expect(screen.container.querySelector('.warning')?.textContent).toMatch(/holds on every visit/)
  await userEvent.keyboard('{Escape}{Escape}')
  await screen.settle()
  expect(screen.getByText('1 doubt')).toBeDefined()
})

test('typing is taken back in one step, with the keyboard, where one is', async () => {
  const screen = await openRules(edit)
  await userEvent.fill(screen.getByLabelText('Words'), '')
  await userEvent.type(screen.getByLabelText('Words'), 'Hello')
  await userEvent.keyboard('{Control>}z{/Control}')
  await screen.settle()
  expect((screen.getByLabelText('Words') as HTMLTextAreaElement).value).toBe('Not sure which plan fits?')
})

test('groups nest, are turned and taken away', async () => {
  const screen = await openRules(edit)
  await click(screen, 'Group')
  expect(sentence(screen)).toContain('if the page is the home page')
  await click(screen, 'Condition', 0)
  await click(screen, /Turn this condition/, 2)
  expect(sentence(screen)).toContain('if not either the page is the home page or the page is the home page')
  await click(screen, 'Remove this group')
  expect(sentence(screen)).toBe(
    'On /pricing, once 50 % of the page has been scrolled, show “Not sure which plan fits?”.',
  )
})

test('answers are picked by title; replies, variants and a hold-out are added', async () => {
  const screen = await openRules(edit)
  await click(screen, /^An answer/)
  expect(problems(screen)).toEqual(['Choose one.'])
  // What is only for operators cannot be shown to visitors.
  expect(screen.queryByRole('option', { name: 'For operators' })).toBeNull()
  await choose(screen, 'Answer', 'payment')
  await click(screen, 'Replies to press')
  await fill(screen, 'Reply 1', 'How much?')
  await choose(screen, 'Answer behind reply 1', 'shipping')
  expect(sentence(screen)).toContain(' with the answer “How can I pay?”')
  await fill(screen, 'Visitors who never see it', '10')
  await click(screen, 'Compare two variants')
  await fill(screen, 'Words', 'Another try', 1)
  await fill(screen, 'Share', '3', 1)
  expect(screen.getByText('75 % of visitors')).toBeDefined()
  const rule = ruleIn(await published(screen))
  expect(rule?.do.slice(1)).toEqual([
    { action: 'answer', id: 'payment' },
    { action: 'replies', options: [{ text: 'How much?', answer: 'shipping' }] },
  ])
  expect(rule?.holdOut).toBe(0.1)
  expect(rule?.variants).toMatchObject([
    { id: 'a', weight: 1 },
    { id: 'b', weight: 3, do: [{ text: 'Another try' }, {}, {}] },
  ])
})

test('[R65] an answer is found for a question, or chosen after all', async () => {
  const screen = await openRules(edit)
  await click(screen, /^An answer/)
  await choose(screen, 'Which answer', 'question')
  await fill(screen, 'Question', 'How can I pay?')
  expect(sentence(screen)).toContain('the best answer to “How can I pay?”')
  expect(ruleIn(await published(screen))?.do.at(-1)).toEqual({ action: 'answer', question: 'How can I pay?' })
  await choose(screen, 'Which answer', 'id')
  expect(problems(screen)).toEqual(['Choose one.'])
})

test('[R62] the goal is an event by its name, within a time or not, and without a name a chat', async () => {
  const screen = await openRules(edit)
  expect(screen.queryByLabelText('Counts so long after the showing')).toBeNull()
  await fill(screen, 'Event that is the goal', 'order_placed')
  await fill(screen, 'Counts so long after the showing', '600')
  expect(ruleIn(await published(screen))?.goal).toEqual({ event: 'order_placed', within: 600 })
  await fill(screen, 'Event that is the goal', '')
  expect(ruleIn(await published(screen))?.goal).toBeUndefined()
})
