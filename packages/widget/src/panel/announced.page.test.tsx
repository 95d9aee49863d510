import { act } from '@testing-library/preact'
import { expect, test, vi } from 'vitest'
import { ann, type Before, keep, machine, openPanel } from '../doubles/panel.ts'

const visitor = { kind: 'visitor', id: 'v1' } as const
const fields = { status: 'served' as const, operator: { id: 'o1', name: 'Ann' } }
const talk = (count = 3) => ({
  fields,
  messages: Array.from({ length: count }, (_, at): Before => [at % 3 ? ann : visitor, `Message ${at + 1}`]),
})
const back = async ({ relay, environment, settle }: Awaited<ReturnType<typeof openPanel>>) => {
  relay.setReachable(true)
  await act(() => environment.clock.advance(60_000))
  await settle()
}
const away = async ({ relay, settle }: Awaited<ReturnType<typeof openPanel>>) => {
  relay.setReachable(false)
  relay.cut()
  await settle()
}

test('what was said before is not read out when the page loads or the panel opens', async () => {
  const { open, announced } = await openPanel({ before: talk() })
  await open()
  expect(announced.said).toEqual([])
  expect(announced.perhaps.join()).not.toContain('Message')
})

test('what comes from the other side is read out once, whatever is drawn after it', async () => {
  const { open, relay, settle, announced, write } = await openPanel({ before: talk() })
  await open()
  relay.post('c1', ann, 'One')
  await settle()
  relay.post('c1', machine, 'Two')
  await settle()
  await write('Half a')
  await settle()
  expect(announced.said).toEqual(['One', expect.stringMatching(/^Automatic answer .* Two$/)])
  expect(announced.perhaps.join()).not.toMatch(/Message|One|Two/)
})

test('earlier messages are not read out as they come in above', async () => {
  const { open, root, press, announced, texts } = await openPanel({ before: talk(130) })
  await open()
  await press(root.querySelector('.older') as HTMLElement)
  expect(texts('.bubble')).toHaveLength(130)
  expect(announced.said).toEqual([])
})

test('after an absence what was missed is read out, and nothing else', async () => {
  const drawn = await openPanel({ before: talk() })
  await drawn.open()
  await away(drawn)
  drawn.relay.post('c1', ann, 'Missed')
  drawn.relay.post('c1', ann, 'Missed too')
  await back(drawn)
  expect(drawn.announced.said).toEqual([
    'Reconnecting. What you write is kept and sent when the connection is back.',
    expect.stringMatching(/Missed$/),
    'Missed too',
  ])
})

test('an older copy of the store brings nothing that is read out again, and what follows is', async () => {
  const drawn = await openPanel({ before: talk(9) })
  await drawn.open()
  await away(drawn)
  drawn.relay.restore(2)
  await back(drawn)
  drawn.relay.post('c1', ann, 'Here again')
  await drawn.settle()
  expect(drawn.announced.said.slice(1)).toEqual([expect.stringMatching(/Here again$/)])
})

test('one’s own words are not read out, only that they are sent, each time', async () => {
  const { open, write, key, announced } = await openPanel({ before: talk() })
  await open()
  for (const text of ['First', 'Second']) {
    await write(text)
    await key('Enter')
  }
  expect(announced.said).toEqual(['Sent', 'Sent'])
})

test('the first words of a chat are not read out either, nor what stood before them', async () => {
  const { open, write, key, announced, relay, settle } = await openPanel()
  await open(true, { text: 'May I help?', showing: { rule: 'greet', version: 1 } })
  await write('Please')
  await key('Enter')
  expect(announced.said).toEqual(['Sent'])
  const [conversation = ''] = relay.conversations.keys()
  relay.post(conversation, ann, 'Here I am')
  await settle()
  expect(announced.said.slice(1)).toEqual([expect.stringMatching(/Here I am$/)])
})

test('what fails is read out with what can be done', async () => {
  const { open, write, key, relay, announced } = await openPanel({ before: talk() })
  await open()
  relay.refuseNext('send', 'too_long')
  await write('First')
  await key('Enter')
  expect(announced.said).toEqual(['Not sent: too long. Send now Discard'])
})

test('while the panel is closed the number is read out, and not again when it opens', async () => {
  const { open, relay, settle, announced } = await openPanel({
    before: { ...talk(), fields: { ...fields, read: { visitor: 3, operator: 0 } } },
  })
  relay.post('c1', ann, 'Still there?')
  await settle()
  expect(announced.said).toEqual(['Open chat, 1 unread'])
  await open()
  expect(announced.said).toHaveLength(1)
})

test('that somebody writes, that a text is too long and that answers may fit is read out', async () => {
  const served = await openPanel({ before: talk() })
  await served.open()
  served.relay.say({ type: 'typing', conversation: 'c1', by: { kind: 'operator', id: 'o1', name: 'Ann' }, on: true })
  await served.settle()
  await served.write('x'.repeat(4007))
  expect(served.announced.said).toEqual(['Ann is typing', '7 characters too long'])
  served.shutdown()
  const shipping = { id: 'ship', title: 'What does shipping cost?', phrasings: ['Is delivery free?'], text: 'Nothing.' }
  const asking = await openPanel({ answers: [shipping] })
  await asking.open()
  await vi.waitFor(
    async () => {
      await asking.write('deliv')
      expect(asking.announced.said).toEqual(['Answers that may fit'])
    },
    { timeout: 5000 },
  )
})

test('an answer that was chosen from several does not have its words read out anew', async () => {
  const { open, relay, settle, announced, press, screen } = await openPanel({
    before: { fields: { status: 'open' }, messages: [[visitor, 'How do I return it?']] },
  })
  await open()
  const offers = [
    { id: 'returns', title: 'Returns' },
    { id: 'swaps', title: 'Swaps' },
  ]
  keep(relay, { text: 'Returns\nSwaps', offers })
  await settle()
  expect(announced.said).toEqual([expect.stringContaining('Perhaps one of these: Returns Swaps')])
  await press(screen.getByText('Swaps'))
  relay.post('c1', machine, 'Within 60 days')
  await settle()
  expect(announced.said.slice(1)).toEqual([expect.stringMatching(/Within 60 days$/)])
})
