import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type TestContext, test } from 'vitest'
import { connect } from '../../../relay/src/gateway/test/client.ts'
import { unhurried } from '../../../relay/src/test-servers/unhurried.ts'
import { askForVisitor } from '../faults/clients/strict-visitor.ts'
import { openSites, originOf } from '../faults/scenario/sites.ts'
import { type Program, serve, startDemo } from '../relay/process.ts'
import { type Flushed, isProved, type Marked, orderOf } from './order.ts'
import { traceCalls } from './strace.ts'

const site = 'north'
/** Some go one by one, and some together, which makes them one commit. */
const singles = 40
const groups = 8
const inGroup = 8

/** Sends messages to a relay that is followed by strace, and answers where the calls of each stand. */
async function traceMessages(program: Program, skip: TestContext['skip']): Promise<Flushed[]> {
  const relay = await startDemo(unhurried, program)
  try {
    await openSites(relay)
    const address = { relay: relay.relay, origin: originOf(site) }
    const { token } = await askForVisitor(address, site)
    const visitor = await connect(`${relay.relay}/v1/visitor?site=${site}`, { origin: address.origin })
    await visitor.ask({ type: 'hello', token })
    const begun = await visitor.ask({ type: 'start', messageId: 'begun-0000000000', text: 'Hello' })
    if (begun.type !== 'ack') throw new Error(JSON.stringify(begun))
    const { conversation } = begun

    const trace = await traceCalls(relay.pid(), join(relay.data, 'calls.txt'))
    if (typeof trace === 'string') {
      console.log(`Skipped: ${trace}`)
      return skip(trace)
    }
    const messages: Marked[] = []
    const say = async () => {
      const number = String(messages.length).padStart(4, '0')
      const message = { messageId: `flushed-message-${number}`, text: `Words number ${number} to be found again` }
      messages.push(message)
      const answer = await visitor.ask({ type: 'send', conversation, ...message })
      expect(answer.type).toBe('ack')
    }
    for (let count = 0; count < singles; count++) await say()
    for (let count = 0; count < groups; count++) await Promise.all(Array.from({ length: inGroup }, say))
    visitor.close()
    return orderOf(await trace.stop(), messages)
  } finally {
    await relay.remove()
  }
}

const mutant = (name: string): Program => ({
  args: [fileURLToPath(new URL('../faults/mutants/relay.ts', import.meta.url)), name],
  ready: 'ready',
})

test('[P1] each acknowledgement is written after the flush of what it acknowledges, as strace sees it', async ({
  skip,
}) => {
  const traced = await traceMessages(serve, skip)
  expect(traced.filter(one => !isProved(one))).toEqual([])
  console.log(`${traced.length} acknowledgements, each after the fsync that follows its words in the log`)
})

test('[P1] a relay that acknowledges before the commit is caught by that', async ({ skip }) => {
  const traced = await traceMessages(mutant('ack before commit'), skip)
  expect(traced.every(({ acknowledged }) => acknowledged !== undefined)).toBe(true)
  expect(traced.some(isProved)).toBe(false)
})
