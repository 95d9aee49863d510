import type { Browser, BrowserContext, Page } from 'playwright'
import type { Plan, Step } from './plan.ts'
import type { Shop } from './shop.ts'

/**
 * What became of one plan: the ids of the showings that were told, each once, whether the tabs that are left know of one, how long after the last of what happened the
 * first of them was waited for, and whether the page came back as it was.
 */
export type Told = {
  shown: readonly string[]
  isKnown: boolean
  waitedMs: number
  returned: boolean
  bothCrashed: boolean
}

/** A tab tries again so long after something went wrong, and a bit more: what is not shown by then never is. */
const comesAtLastMs = 20_000
/** After the first every other tab has had its chance within this, and a second showing would have come. */
const everyTabHasHadItsChanceMs = 2000

/** Runs a plan in a browser context of its own, which is a visitor of its own. */
export async function runPlan(browser: Browser, { pageOf }: Shop, { storing, steps }: Plan): Promise<Told> {
  const context = await browser.newContext()
  const shown = new Set<string>()
  const isShown = Promise.withResolvers<void>()
  context.on('request', request => {
    if (!request.url().endsWith('/outcomes')) return
    const { outcome, id } = JSON.parse(request.postData() ?? '{}')
    if (outcome !== 'shown') return
    shown.add(id)
    isShown.resolve()
  })
  const url = pageOf(storing)
  const crashed = new Set<Page>()
  const open = async (): Promise<Page> => {
    const page = await context.newPage()
    page.on('crash', () => crashed.add(page))
    await page.goto(url)
    return page
  }
  // What is only kept by tabs that live needs one that lives: there, one thing happens after the other, as it does where a person sits.
  const isAlone = storing !== 'visitor'
  try {
    const tabs = [await open(), await open()] as const satisfies Page[]
    const pages: Page[] = [...tabs]
    let returned = false
    let bothCrashed = false
    const under = [Promise.resolve(), Promise.resolve()]
    if (isAlone) for (const page of pages) await ready(page)
    for (const { does, tab, afterMs } of steps) {
      await wait(afterMs)
      const act = async () => {
        const page = pages[tab] as Page
        if (does === 'crash') {
          await crash(context, page)
          bothCrashed ||= crashed.size > 1
          pages[tab] = await open()
        } else if (does === 'reload') await attached(() => page.reload({ waitUntil: 'commit' }))
        else returned ||= await leaveAndReturn(page, url)
        if (isAlone) await ready(pages[tab] as Page)
      }
      under[tab] = (under[tab] as Promise<void>).then(act)
      if (isAlone) await under[tab]
    }
    await Promise.all(under)
    await Promise.all(pages.map(ready))
    const startMs = performance.now()
    await Promise.race([isShown.promise, wait(comesAtLastMs)])
    const waitedMs = performance.now() - startMs
    await wait(everyTabHasHadItsChanceMs)
    const isKnown = await known(pages[0] as Page, `beckon:${storing}:rules`)
    return { shown: [...shown], isKnown, waitedMs, returned, bothCrashed }
  } finally {
    await context.close()
  }
}

/** Asks the tabs what a new one would ask them: whether the rule was shown. One that has nothing to say says nothing. */
const known = (page: Page, channel: string): Promise<boolean> =>
  page.evaluate(
    ([name, withinMs]) =>
      new Promise<boolean>(answer => {
        const asking = new BroadcastChannel(name)
        asking.onmessage = ({ data }) => data?.visitor.rules.greet?.shownAtMs.length > 0 && answer(true)
        asking.postMessage(undefined)
        setTimeout(() => answer(false), withinMs)
      }),
    [channel, everyTabHasHadItsChanceMs] as const,
  )

const wait = (ms: number) => new Promise<void>(done => setTimeout(done, ms))

/** The rules run, and have had the time to hear the other tab. */
async function ready(page: Page): Promise<void> {
  await page.waitForFunction(
    () => performance.getEntriesByType('resource').some(({ name }) => name.includes('/rules-')),
    undefined,
    // A tab in the background draws no frames, which is what Playwright waits for otherwise.
    { polling: 50 },
  )
  await page.evaluate(() => new Promise(done => setTimeout(done, 100)))
}

async function crash(context: BrowserContext, page: Page): Promise<void> {
  const gone = new Promise(done => page.once('crash', done))
  const session = await context.newCDPSession(page)
  // It never answers.
  session.send('Page.crash').catch(() => {})
  await gone
}

/** For a moment after a page has come from the cache, Chromium does not know which one a command is for. */
async function attached<T>(act: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await act()
    } catch (error) {
      if (tries === 20 || !/Not attached|context was destroyed/.test(String(error))) throw error
      await new Promise(done => setTimeout(done, 50))
    }
  }
}

/** Answers whether the page came back as it was, and not loaded anew. */
async function leaveAndReturn(page: Page, url: string): Promise<boolean> {
  await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted })))
  await page.goto(`${url}&other`)
  await attached(() => page.goBack({ waitUntil: 'commit' }))
  return attached(() => page.evaluate(() => 'persisted' in window && window.persisted === true))
}

export const describeStep = ({ does, tab, afterMs }: Step) => `${afterMs} ms: tab ${tab} ${does}`
