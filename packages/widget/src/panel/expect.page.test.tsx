import type { Author, RelayFrame } from '@beckon/protocol'
import { expect, test } from 'vitest'
import { type Before, openPanel } from '../doubles/panel.ts'

const minuteMs = 60_000
const visitor: Author = { kind: 'visitor', id: 'v1' }
const waits: Before[] = [[visitor, 'Hello']]

test('who writes is told how long an answer usually takes, and only where it was measured', async () => {
  const cases = [
    [{ online: true, waiting: 0 }, 'Someone is here now'],
    [{ online: true, waiting: 0, replyMs: minuteMs }, 'Usually answers in 1 minute'],
    [{ online: true, waiting: 0, replyMs: 45 * minuteMs }, 'Usually answers in 45 minutes'],
    [{ online: false, waiting: 0 }, 'Nobody is here right now. You get an answer when we are back.'],
    [
      { online: false, waiting: 0, replyMs: 720 * minuteMs },
      'Nobody is here right now. An answer usually comes within 12 hours.',
    ],
  ] as const
  for (const [desk, words] of cases) {
    const { open, texts, shutdown } = await openPanel({ desk })
    await open()
    expect([texts('header p'), texts('.person small')]).toEqual([[words], [words]])
    shutdown()
  }
})

test('who waits reads it in the conversation while they wait; before it was measured, honestly what is so', async () => {
  const { open, relay, texts, settle } = await openPanel({ before: { fields: { status: 'waiting' }, messages: waits } })
  await open()
  const begins = (seq: number, more: { away?: true } = {}) => {
    const message = {
      messageId: `w${seq}`,
      seq,
      at: 0,
      author: { kind: 'system' },
      text: '',
      event: 'waiting',
      ...more,
    }
    relay.say({ type: 'message', conversation: 'c1', lane: 'talk', epoch: 'e1', message } as RelayFrame)
  }
  begins(2)
  begins(3, { away: true })
  await settle()
  const [first, second] = texts('.system')
  expect([first, second]).toEqual([
    'We are getting a person for you.',
    'Nobody is here right now. You get an answer when we are back.',
  ])
  relay.say({ type: 'desk', desk: { online: true, waiting: 1, replyMs: 3 * minuteMs } })
  await settle()
  expect(texts('.system')).toEqual([first, 'Usually answers in 3 minutes'])
})
