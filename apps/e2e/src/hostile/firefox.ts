import type { Bidi } from './bidi.ts'
import { lensText } from './lens.ts'
import type { HostilePage } from './page.ts'
import type { Tab } from './tab.ts'

/** As WebDriver writes them. */
const keys: Record<string, string> = { Enter: '\uE007', Escape: '\uE00C', Control: '\uE009' }

type Entry = { level: string; text: string; source: { context?: string } }
type Evaluated = { type: string; result: { value?: string }; exceptionDetails?: { text: string } }

/** Opens the page as a person of their own, whose storage nobody else has. */
export async function openInFirefox(bidi: Bidi, page: HostilePage, address: string, relay: string): Promise<Tab> {
  const { userContext } = await bidi.ask<{ userContext: string }>('browser.createUserContext')
  const { context } = await bidi.ask<{ context: string }>('browsingContext.create', { type: 'tab', userContext })
  await bidi.ask('browsingContext.setViewport', { context, viewport: { width: 1024, height: 700 } })
  const said: string[] = []
  const deaf = bidi.on(({ method, params }) => {
    const { level, text, source } = params as Entry
    if (method === 'log.entryAdded' && source.context === context && /^(error|warn)/.test(level)) said.push(text)
  })
  await bidi.ask('session.subscribe', { events: ['log.entryAdded'], contexts: [context] })
  const before = `${lensText(relay)};${page.browser ? `(${page.browser})()` : ''}`
  await bidi.ask('script.addPreloadScript', { functionDeclaration: `() => { ${before} }`, contexts: [context] })
  await bidi.ask('browsingContext.navigate', { context, url: address, wait: 'complete' })

  /** What it comes to, as JSON: pages change what lists are, and what they become. */
  async function evaluate(expression: string): Promise<string> {
    const target = { context }
    const options = { target, awaitPromise: false, resultOwnership: 'none', userActivation: false }
    const answer = await bidi.ask<Evaluated>('script.evaluate', { expression, ...options })
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text)
    return answer.result.value ?? 'null'
  }
  const perform = (id: string, type: string, actions: object[]) =>
    bidi.ask<void>('input.performActions', { context, actions: [{ id, type, actions }] })
  const press = (...names: string[]) => {
    const values = names.map(name => keys[name] ?? name)
    const down = values.map(value => ({ type: 'keyDown', value }))
    return perform('keyboard', 'key', [...down, ...values.reverse().map(value => ({ type: 'keyUp', value }))])
  }
  return {
    async look(what, ...given) {
      const lens = `window[Symbol.for('lens')]`
      const call = `${lens}[${JSON.stringify(what)}](...${JSON.stringify(given)})`
      return JSON.parse(await evaluate(`${lens}.toJson(${call}) ?? 'null'`))
    },
    act: async deed => void (await evaluate(`(${deed})(), ''`)),
    click: (x, y) =>
      perform('mouse', 'pointer', [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]),
    async type(text) {
      for (const letter of text) await press(letter)
    },
    press: key => press(...key.split('+')),
    console: () => said,
    async close() {
      deaf()
      await bidi.ask('browser.removeUserContext', { userContext })
    },
  }
}
