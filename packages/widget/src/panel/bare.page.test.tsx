import { expect, test } from 'vitest'
import { ann, openPanel } from '../doubles/panel.ts'
import type { Rest } from './parts.ts'
import * as rest from './rest.ts'

const before = { fields: { status: 'served' as const }, messages: [[ann, 'Hello']] as [typeof ann, string][] }

/** What shows a conversation, held back until told. */
function heldRest() {
  const come: { arrive(): void; fail(): void }[] = []
  const load = () =>
    new Promise<Rest>((resolve, reject) => {
      come.push({ arrive: () => resolve(rest), fail: () => reject(new Error('offline')) })
    })
  return { come, parts: { rest: load } }
}

test('[P7] until what shows a conversation has come, every word of it is there as text, and one can write and send', async () => {
  const { come, parts } = heldRest()
  const { open, write, key, root, settle, relay } = await openPanel({ before, parts })
  await open()
  expect(root.querySelector('.bare')?.textContent).toBe('Hello')
  relay.setReachable(false)
  relay.cut()
  await write('Are you there?')
  await key('Enter')
  expect([...root.querySelectorAll('.bare p')].map(each => each.textContent)).toEqual([
    'Hello',
    'Are you there? Sending',
  ])
  come[0]?.arrive()
  await settle()
  expect(root.querySelector('.bare')).toBeNull()
  expect([...root.querySelectorAll('.bubble')].map(each => each.textContent)).toEqual(['Hello', 'Are you there?'])
})

test('[P7] without what shows a conversation a message that failed is not said to be on its way', async () => {
  const { parts } = heldRest()
  const { open, write, key, relay, texts } = await openPanel({ before, parts })
  await open()
  relay.refuseNext('send', 'forbidden')
  await write('First')
  await key('Enter')
  expect(texts('.bare p')).toEqual(['Hello', 'First Not sent.'])
})

test('what a rule says stands there at once, before what shows it well', async () => {
  const { parts } = heldRest()
  const { open, texts } = await openPanel({ parts })
  await open(false, { text: 'May I help?' })
  expect(texts('.bare p')).toEqual(['May I help?'])
})

test('what shows a conversation and did not come is asked for again when something changes', async () => {
  const { come, parts } = heldRest()
  const { open, settle, relay, texts } = await openPanel({ before, parts })
  await open()
  expect(come).toHaveLength(1)
  come[0]?.fail()
  await settle()
  relay.post('c1', ann, 'One more')
  await settle()
  expect(come).toHaveLength(2)
  expect(texts('.bare p')).toEqual(['Hello', 'One more'])
  come[1]?.arrive()
  await settle()
  expect(texts('.bubble')).toEqual(['Hello', 'One more'])
})

test('after a shutdown what comes late is not drawn', async () => {
  const { come, parts } = heldRest()
  const { open, settle, root, shutdown } = await openPanel({ before, parts })
  await open()
  shutdown()
  come[0]?.arrive()
  await settle()
  expect(root.querySelector('.panel')).toBeNull()
})
