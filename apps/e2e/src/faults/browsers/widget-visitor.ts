import { parseRelayFrame } from '@beckon/protocol'
import type { Browser } from 'playwright'
import { newPerson } from '../../browser/browser.ts'
import { widgetOn } from '../../page/visitor.ts'
import type { Client } from '../clients/client.ts'
import { createScreen } from '../clients/screen.ts'
import { createWitness } from '../clients/witness.ts'
import type { Recorder } from '../history/history.ts'
import { type Drawn, watchWidget } from './watch.ts'

/** A press of send is over when the words stand on the screen; a machine under load takes its time. */
const drawnWithinMs = 30_000
const triesAgainAfterMs = 2000

/** The widget itself, in Chromium: what it shows is read from the page, and what it hears from the browser. */
export async function createWidgetVisitor(record: Recorder, browser: Browser, options: Options): Promise<Client> {
  const { name, site, address, token } = options
  const { context, page } = await newPerson(browser)
  const widget = widgetOn(page)
  const screen = createScreen(record, name)
  const witness = createWitness(record, name)
  let drawn: Drawn = { messages: [], pending: [], isReconnecting: false }
  let conversation: string | undefined
  let state = ''
  let presses = 0
  let isStopped = false
  let lastDeed: Promise<unknown> = Promise.resolve()

  await page.exposeFunction('drawn', (text: string) => {
    drawn = JSON.parse(text) as Drawn
    if (isStopped || conversation === undefined) return
    screen.draw(conversation, 'talk', drawn.messages)
    sayState(drawn.isReconnecting ? 'reconnecting' : 'connected')
  })
  page.on('websocket', socket => {
    socket.on('framereceived', ({ payload }) => {
      const frame = parseRelayFrame(String(payload))
      if (!frame || isStopped) return
      if (frame.type === 'welcome') conversation ??= frame.conversations[0]?.conversation
      else if (frame.type === 'ack') conversation ??= frame.conversation
      witness.frame(frame)
    })
    socket.on('close', () => {
      if (isStopped) return
      witness.down()
      state = 'down'
    })
  })
  await context.addInitScript(`localStorage.setItem('beckon:${site}:token', ${JSON.stringify(token)})`)
  await page.addInitScript(watchWidget)
  await page.goto(address)
  await widget.composer.waitFor()

  async function load(): Promise<boolean> {
    await page.reload()
    return widget.composer.waitFor({ timeout: triesAgainAfterMs }).then(
      () => true,
      () => false,
    )
  }

  function sayState(now: 'connected' | 'reconnecting') {
    if (now === state) return
    state = now
    record({ event: 'state', client: name, state: now })
  }

  const standsThere = (text: string) =>
    [...drawn.pending, ...drawn.messages].find(message => message.text === text)?.messageId

  async function press(text: string) {
    await widget.send(text)
    const untilMs = performance.now() + drawnWithinMs
    let messageId = standsThere(text)
    while (messageId === undefined && performance.now() < untilMs) {
      await page.waitForTimeout(5)
      messageId = standsThere(text)
    }
    // Words that were pressed and stand nowhere are in limbo, which is for the judge to say.
    messageId ??= `never drawn: ${text}`
    record({ event: 'send', client: name, messageId, text, lane: 'talk', ...(conversation && { conversation }) })
  }

  /** One deed after the other, as a person's hands do. */
  function then(deed: () => Promise<unknown>) {
    presses++
    lastDeed = lastDeed.then(async () => {
      try {
        if (!isStopped) await deed()
      } finally {
        presses--
      }
    })
  }

  return {
    name,
    say(text) {
      then(() => press(text))
      return true
    },
    type() {},
    read() {},
    wake: () => void page.evaluate(() => dispatchEvent(new Event('online'))).catch(() => {}),
    isQuiet: () => presses === 0 && drawn.pending.length === 0 && !drawn.isReconnecting && state === 'connected',
    showAll: async () => void (await lastDeed),
    draw() {},
    reload() {
      then(async () => {
        record({ event: 'fault', fault: 'reload', phase: 'begin', client: name })
        screen.forget()
        state = ''
        drawn = { messages: [], pending: [], isReconnecting: true }
        while (!isStopped && !(await load())) {
          // Loaded while the relay was away: a page without a chat, and people try again.
        }
      })
    },
    stop() {
      if (isStopped) return
      isStopped = true
      for (const { messageId } of drawn.pending) record({ event: 'pending', client: name, messageId })
      void context.close()
    },
  }
}

type Options = { name: string; site: string; address: string; token: string }
