import { fileURLToPath } from 'node:url'
import { createVisitorChat, type Environment, memoryOutboxStore, type VisitorChat } from '@beckon/client'
import { createMemoryKeep } from '@beckon/client/doubles'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unhurried } from '../../../relay/src/test-servers/unhurried.ts'
import { createEnvironment } from '../faults/clients/environment.ts'
import { createOpenSocket } from '../faults/clients/socket.ts'
import { createRandom } from '../faults/random/random.ts'
import { openSites, originOf } from '../faults/scenario/sites.ts'
import { type RelayProcess, startDemo } from '../relay/process.ts'
import { writeAsOperator } from './operator.ts'

const site = 'north'
const missed = 1000
/** The promise, on loopback. */
const wholeWithinMs = 2000
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

let relay: RelayProcess
let cookie: string
/** How far relay and visitor both are in the future: they agree on what time it is. */
let aheadMs = 0

beforeAll(async () => {
  const program = { args: [fileURLToPath(new URL('relay.ts', import.meta.url))], ready: 'ready' }
  relay = await startDemo({ ...unhurried, CLOCK_AHEAD_MS: '0' }, program)
  cookie = (await openSites(relay))[0]?.cookie ?? ''
})
afterAll(() => relay?.remove())

const noTap = { frame: () => {}, down: () => {} }

/** A visitor's device, whose network is there or not. */
function createDevice() {
  const keep = createMemoryKeep()
  const outboxStore = memoryOutboxStore()
  const address = { relay: relay.relay, origin: originOf(site) }
  const cutting = new Set<() => void>()
  let isOnline = true

  function openPage() {
    const openReal = createOpenSocket(address, noTap)
    const openSocket: Environment['openSocket'] = (url, events) => {
      if (!isOnline) {
        const failing = setTimeout(() => events.closed(1006), 0)
        return { send: () => {}, close: () => clearTimeout(failing) }
      }
      const socket = openReal(url, { ...events, closed: () => events.closed(1006) })
      cutting.add(() => socket.close())
      return socket
    }
    const real = createEnvironment(address, { random: createRandom(1), skewMs: 0 }, keep, openSocket)
    const environment = { ...real, clock: { ...real.clock, now: () => Date.now() + aheadMs } }
    const chat = createVisitorChat({ relay: relay.relay, site, environment, outboxStore })
    return { chat, wake: real.wake }
  }
  return {
    openPage,
    leave() {
      isOnline = false
      for (const cut of cutting) cut()
      cutting.clear()
    },
    comeBack: () => {
      isOnline = true
    },
  }
}

const until = (chat: VisitorChat, isSo: () => boolean) =>
  new Promise<void>(done => {
    const look = () => {
      if (!isSo()) return
      stop()
      done()
    }
    const stop = chat.on('change', look)
    look()
  })

const textsOf = (chat: VisitorChat) =>
  chat.state().messages.flatMap(({ author, text }) => (author.kind === 'system' ? [] : [text]))
const isConnected = (chat: VisitorChat) => chat.state().link.kind === 'connected'

test.each([
  ['5 s', 5000],
  ['3 min', 3 * minuteMs],
  ['65 min', 65 * minuteMs],
  ['25 h', 25 * hourMs],
  ['8 d', 8 * dayMs],
])(
  `[P6] [P7] away for %s with ${missed} messages missed: all there, in order, before it says "connected"`,
  async (name, absentMs) => {
    const device = createDevice()
    const { chat, wake } = device.openPage()
    await chat.send('Hello')
    await until(chat, () => isConnected(chat) && chat.state().pending.length === 0)
    const conversation = chat.state().conversation?.conversation ?? ''
    const before = textsOf(chat)

    device.leave()
    await chat.send('Left behind')
    const texts = Array.from({ length: missed }, (_, at) => `${name} ${at + 1}`)
    await writeAsOperator({ relay: relay.relay, origin: relay.relay, cookie }, conversation, texts)
    await relay.stop()
    aheadMs += absentMs
    relay.env.CLOCK_AHEAD_MS = String(aheadMs)
    await relay.start()

    const atConnected: string[][] = []
    chat.on('change', () => isConnected(chat) && atConnected.push(textsOf(chat)))
    const beganMs = performance.now()
    device.comeBack()
    wake()
    await until(chat, () => isConnected(chat))
    const tookMs = performance.now() - beganMs
    console.log(`away for ${name}: ${missed} missed messages after ${Math.round(tookMs)} ms`)
    expect(atConnected[0]?.slice(0, before.length + missed)).toEqual([...before, ...texts])
    expect(tookMs).toBeLessThan(wholeWithinMs)

    const isStale = absentMs > dayMs
    if (isStale) {
      expect(chat.state().pending).toMatchObject([{ text: 'Left behind', state: { kind: 'stale' } }])
      // Words of now do not take along those of then.
      await chat.send('I am back')
      await until(chat, () => textsOf(chat).at(-1) === 'I am back')
      const [stale, ...others] = chat.state().pending
      expect(others).toEqual([])
      await chat.retry(stale?.messageId ?? '')
    }
    await until(chat, () => chat.state().pending.length === 0)
    const whole = [...before, ...texts, ...(isStale ? ['I am back'] : []), 'Left behind']
    expect(textsOf(chat)).toEqual(whole)
    chat.stop()

    // A page that is opened now has nothing of before, and gets the newest first.
    const { chat: next } = device.openPage()
    await next.resume()
    await until(next, () => isConnected(next))
    const newest = textsOf(next)
    expect(newest).toEqual(whole.slice(-newest.length))
    while (next.state().hasOlder) await next.older()
    expect(textsOf(next)).toEqual(whole)
    next.stop()
  },
)
