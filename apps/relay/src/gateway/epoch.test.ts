import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { newMessageId } from './test/client.ts'
import { startTestRelay } from './test/relay.ts'

test('[P9] an epoch drawn while the relay runs reaches every client by a pulse, and all goes on under it', async () => {
  const relay = await startTestRelay()
  onTestFinished(() => relay.close())
  const [visitor, operator] = [await relay.visitor(), await relay.operator()]
  const ack = await visitor.ask({ type: 'start', messageId: newMessageId(), text: 'Hello', person: true })
  const { conversation, epoch } = ack as { conversation: string; epoch: string }
  const say = (text: string) => visitor.ask({ type: 'send', conversation, messageId: newMessageId(), text })
  await say('one')
  await operator.ask({ type: 'resume', conversation })

  // As a restored copy is: another epoch, and the last message is not there.
  const database = new DatabaseSync(join(relay.folder, 'beckon.sqlite'))
  database.exec(`UPDATE meta SET value = 'another' WHERE name = 'epoch'; DELETE FROM messages WHERE seq = 3`)
  database.close()
  relay.clock.advance(2000)
  await expect.poll(() => relay.store.conversations.epoch).toBe('another')
  relay.clock.advance(10_000)
  const { heads } = await visitor.next('pulse', ({ heads }) => heads.some(head => head.epoch === 'another'))
  expect(heads).toEqual([{ conversation, lane: 'talk', epoch: 'another', seq: 2 }])
  const page = await visitor.ask({ type: 'resume', conversation, epoch, seq: 3 })
  expect(page).toMatchObject({ reset: true, epoch: 'another', head: 2 })

  expect(await say('other words')).toMatchObject({ type: 'ack', epoch: 'another', seq: 3 })
  const heard = await operator.next('message', ({ message }) => message.text === 'other words')
  expect(heard).toMatchObject({ epoch: 'another', message: { seq: 3 } })
})

test('[P9] [A66] a cursor beyond the head, which any client may claim, changes nothing for the others', async () => {
  const relay = await startTestRelay()
  onTestFinished(() => relay.close())
  const visitor = await relay.visitor()
  const ack = await visitor.ask({ type: 'start', messageId: newMessageId(), text: 'Hello', person: true })
  const { conversation, epoch } = ack as { conversation: string; epoch: string }
  for (let tries = 0; tries < 20; tries++) {
    const page = await visitor.ask({ type: 'resume', conversation, epoch, seq: 1_000_000 + tries })
    expect(page).toMatchObject({ reset: true, epoch })
  }
  expect(relay.store.conversations.epoch).toBe(epoch)
})
