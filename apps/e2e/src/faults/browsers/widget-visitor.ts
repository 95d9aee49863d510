import type { Browser } from 'playwright'
import { newPerson } from '../../browser/browser.ts'
import { widgetOn } from '../../page/visitor.ts'
import type { Client } from '../clients/client.ts'
import { createScreen } from '../clients/screen.ts'
import type { Recorder } from '../history/history.ts'
import { createTab } from './tab.ts'
import { type Drawn, watchWidget } from './watch.ts'

const readyWithinMs = 2000
const nothing: Drawn = { bornMs: 0, messages: [], pending: [], isReconnecting: true }

/** The widget itself, in Chromium: what it shows is read from the page, and what it hears from the browser. */
export async function createWidgetVisitor(record: Recorder, browser: Browser, options: Options): Promise<Client> {
  const { name, site, address, token } = options
  const person = await newPerson(browser)
  const { context, page } = person
  const widget = widgetOn(page)
  const screen = createScreen(record, name)
  let drawn = nothing
  let conversation: string | undefined

  const ready = () =>
    widget.composer.waitFor({ timeout: readyWithinMs }).then(
      () => true,
      () => false,
    )
  const tab = createTab(record, person, {
    name,
    ready,
    cleared() {
      screen.forget()
      drawn = nothing
    },
    heard(frame) {
      if (frame.type === 'welcome') conversation ??= frame.conversations[0]?.conversation
      else if (frame.type === 'ack') conversation ??= frame.conversation
    },
  })
  await page.exposeFunction('drawn', (text: string) => {
    const told = JSON.parse(text) as Drawn
    if (!tab.isCurrent(told)) return
    drawn = told
    if (conversation === undefined) return
    screen.draw(conversation, 'talk', drawn.messages)
    tab.sayState(drawn.isReconnecting ? 'reconnecting' : 'connected')
  })
  await context.addInitScript(`localStorage.setItem('beckon:${site}:token', ${JSON.stringify(token)})`)
  await page.addInitScript(watchWidget)
  await page.goto(address)
  await widget.composer.waitFor()

  async function press(text: string) {
    await widget.send(text)
    const standsThere = () => [...drawn.pending, ...drawn.messages].find(message => message.text === text)
    const { messageId } = await tab.untilDrawn(text, standsThere)
    record({ event: 'send', client: name, messageId, text, lane: 'talk', ...(conversation && { conversation }) })
  }

  return {
    name,
    say(text) {
      tab.then(() => press(text))
      return true
    },
    type() {},
    read() {},
    wake: tab.wake,
    isQuiet: () => tab.isQuiet() && drawn.pending.length === 0 && !drawn.isReconnecting,
    done: tab.done,
    showAll: async () => {},
    draw() {},
    reload: tab.reload,
    stop() {
      if (!tab.stop()) return
      for (const { messageId } of drawn.pending) record({ event: 'pending', client: name, messageId })
    },
  }
}

type Options = { name: string; site: string; address: string; token: string }
