import { afterEach, beforeEach, expect, test } from 'vitest'
import { newMessageId } from './test/client.ts'
import { startTestRelay, type TestRelay } from './test/relay.ts'

let relay: TestRelay
beforeEach(async () => {
  relay = await startTestRelay()
  await relay.store.sites.publish('rules', 'shop', JSON.stringify({ rules }), { at: 0 })
})
afterEach(() => relay.close())

const teaser = { action: 'teaser', text: 'Can I help?' }
const tag = (word: string) => ({ action: 'tag', tag: word })
const department = (id: string) => ({ action: 'department', id })
const rules = [
  {
    id: 'greet',
    do: [tag('pricing'), teaser, department('sales'), tag('pricing'), tag('عربي')],
    variants: [
      { id: 'a', weight: 1 },
      { id: 'b', weight: 1, do: [teaser, department('first'), department('second')] },
    ],
  },
  { id: 'plain', do: [teaser] },
  { id: 'strange', do: [teaser, tag('a\0b'), tag('\0'), department('c\0\ud800')] },
]

async function begin(invitation?: object, more: object = {}) {
  const operator = await relay.operator()
  const visitor = await relay.visitor()
  const start = { type: 'start', messageId: newMessageId(), text: 'Hi', ...(invitation && { invitation }), ...more }
  const answer = await visitor.ask(start)
  const { conversation } = answer as { conversation?: string }
  if (conversation === undefined) return { answer }
  const isIt = (frame: { conversation: { conversation: string } }) => frame.conversation.conversation === conversation
  const { conversation: told } = await operator.next('conversation', isIt)
  const own = await visitor.next('conversation', isIt)
  return { answer, told, own: own.conversation, stored: await relay.store.conversations.find(conversation) }
}

test('[R66] a conversation belongs where the rule it began from says, and gets its words once each', async () => {
  const { told, stored, own } = await begin({ rule: 'greet', version: 1, variant: 'a' })
  expect(told).toMatchObject({ department: 'sales', tags: ['pricing', 'عربي'] })
  expect(stored).toMatchObject({ department: 'sales', tags: ['pricing', 'عربي'] })
  expect(Object.keys(own ?? {})).not.toEqual(expect.arrayContaining(['tags']))
  expect(Object.keys(own ?? {})).not.toEqual(expect.arrayContaining(['department']))
})

test('[R66] a variant’s own actions count in the place of the rule’s, and of two departments the last', async () => {
  const { told } = await begin({ rule: 'greet', version: 1, variant: 'b' })
  expect(told?.department).toBe('second')
  expect(told).not.toHaveProperty('tags')
})

test('[R66] what was published then counts, whatever is in force now', async () => {
  const next = [{ id: 'greet', do: [teaser, tag('other')] }]
  await relay.store.sites.publish('rules', 'shop', JSON.stringify({ rules: next }), { at: 0 })
  const { told } = await begin({ rule: 'greet', version: 1 })
  expect(told).toMatchObject({ department: 'sales', tags: ['pricing', 'عربي'] })
})

test('[R66] a conversation without a showing, or from a rule that says nothing of it, has no labels', async () => {
  for (const invitation of [undefined, { rule: 'plain', version: 1 }, { rule: 'greet', version: 2 }]) {
    const { told, stored } = await begin(invitation)
    for (const one of [told, stored]) {
      expect(one).toBeDefined()
      expect(one).not.toHaveProperty('department')
      expect(one).not.toHaveProperty('tags')
    }
  }
})

test('[R66] a page cannot say the labels itself', async () => {
  const invitation = { rule: 'plain', version: 1 }
  for (const more of [{ tags: ['vip'] }, { department: 'sales' }])
    expect((await begin(invitation, more)).answer).toMatchObject({ type: 'refuse', code: 'bad_message' })
  expect((await begin({ ...invitation, tags: ['vip'] })).answer).toMatchObject({ code: 'bad_message' })
})

test('a label that no database could keep does not keep a conversation from beginning', async () => {
  const { told } = await begin({ rule: 'strange', version: 1 })
  expect(told).toMatchObject({ tags: ['ab'], department: 'c\ufffd' })
})
