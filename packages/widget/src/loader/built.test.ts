import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import de from '../locales/de.ts'
import en from '../locales/en.ts'
import type { WordsManifest } from '../locales/files.ts'
import type { Spoken } from '../site/settings.ts'

/** The built loader on a page of another origin, as a shop has it: every request is answered here, and noted. */
const shop = 'https://shop.test'
const relay = 'https://chat.test'
const dist = fileURLToPath(new URL('../../dist', import.meta.url))
const tag = `<script async src="${relay}/widget.js" data-site="demo"></script>`
const strict = `default-src 'none'; script-src ${relay}; connect-src ${relay} wss://chat.test; require-trusted-types-for 'script'; trusted-types 'none'`
/** By a time, which the build has once made unknown. */
const when = { signal: 'time.onPage', op: '>=', value: 0.5 }
const rules = { version: 3, rules: [{ id: 'greet', when, do: [{ action: 'teaser', text: 'Need a hand?' }] }] }

/** Each test starts a page of a browser, which takes its time on a busy machine. */
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

const files = new Map<string, Buffer>()
let browser: Browser
let context: BrowserContext
let asked: string[]
let sent: { url: string; headers: Record<string, string> }[]
let troubles: string[]
let settings: object
let manifest: WordsManifest
/** What the relay calls the script with. */
let ahead: string

beforeAll(async () => {
  if (!existsSync(`${dist}/widget.js`)) throw new Error('packages/widget/dist is missing: npm run build')
  for (const name of readdirSync(dist)) files.set(`/${name}`, readFileSync(`${dist}/${name}`))
  manifest = JSON.parse(String(files.get('/locales.json')))
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
  browser = await chromium.launch({ executablePath: inject('chromiumPath'), args })
})
afterAll(() => browser.close())
beforeEach(async () => {
  context = await browser.newContext({ reducedMotion: 'reduce' })
  asked = []
  sent = []
  troubles = []
  ahead = '0'
  settings = {
    name: 'Harbour',
    rules: null,
    desk: { online: true, waiting: 0 },
    appearance: { accent: '#1d4e89', onAccent: '#fff' },
    hasAnswers: false,
    words: spoken('en'),
  }
})
afterEach(() => context.close())

async function visit(body = tag, headers: Record<string, string> = {}): Promise<Page> {
  await context.route('**', async route => {
    const request = route.request()
    const url = new URL(request.url())
    if (url.origin === shop)
      return route.fulfill({
        contentType: 'text/html',
        headers,
        body: `<!doctype html><title>Cart</title><body>${body}`,
      })
    asked.push(`${request.method()} ${url.pathname.replace(/-[\w-]+\.js$/, '.js')}`)
    sent.push({ url: request.url(), headers: await request.allHeaders() })
    const cors = { 'access-control-allow-origin': '*' }
    if (url.pathname.endsWith('.js')) {
      const text = String(files.get(url.pathname) ?? '')
      const body = url.pathname === '/widget.js' ? text.replace(/\(0\);\s*$/, () => `(${ahead});`) : text
      return route.fulfill({ contentType: 'text/javascript', headers: cors, body })
    }
    return route.fulfill({
      status: 'error' in settings ? 403 : 200,
      headers: cors,
      json: { ...settings, granted: true },
    })
  })
  const page = await context.newPage()
  page.on('pageerror', error => troubles.push(error.message))
  page.on('console', message => troubles.push(message.text()))
  await page.goto(`${shop}/cart?mail=ann@home.test`)
  return page
}
function spoken(language: string): Spoken {
  const { path = '', texts = en } = manifest[language] ?? {}
  const { lang, dir, open, close, dismiss, never } = texts
  return { lang, dir, path, spare: manifest.en?.path ?? '', texts: { open, close, dismiss, never } }
}
const launcher = (page: Page) => page.locator('button.launcher')
const panel = (page: Page) => page.getByRole('dialog')
const beckon = (page: Page, ...call: unknown[]) =>
  page.evaluate(call => (window as never as { Beckon(...call: unknown[]): void }).Beckon(...call), call)

test('[H2] before any interaction: the loader, the settings, nothing stored, nothing said of the page', async () => {
  const page = await visit()
  await launcher(page).waitFor()
  await page.waitForLoadState('networkidle')
  expect(asked).toEqual(['GET /widget.js', 'GET /v1/sites/demo'])
  const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])
  expect(stored).toEqual([0, 0, ''])
  const { headers } = sent.at(-1) ?? {}
  expect([headers?.referer, headers?.cookie]).toEqual([undefined, undefined])
  expect(JSON.stringify(sent)).not.toMatch(/ann|cart/i)
})

test('[H2] where the script brings the answer, the settings are not asked for', async () => {
  const brings = (question: string, origin = shop) =>
    `origin==${JSON.stringify(origin)}&&{${JSON.stringify(question)}:${JSON.stringify(settings)}}`
  for (const [given, isEnough] of [
    [brings('demo?lang=,de'), true],
    [brings('demo?lang=,'), false],
    [brings('other?lang=,de'), false],
    [brings('demo?lang=,de', 'https://elsewhere.test'), false],
  ] as const) {
    ahead = given
    asked = []
    const page = await visit(`<script>document.documentElement.lang = 'de'</script>${tag}`)
    await launcher(page).waitFor()
    await page.waitForLoadState('networkidle')
    expect([given, asked]).toEqual([given, ['GET /widget.js', ...(isEnough ? [] : ['GET /v1/sites/demo'])]])
    await launcher(page).click()
    await panel(page).waitFor()
    await page.close()
  }
  expect(troubles).toEqual([])
})

test('[H2] with rules, what is told is rule, version and outcome', async () => {
  settings = { ...settings, rules }
  const page = await visit()
  await page.locator('.teaser').waitFor()
  await page.waitForLoadState('networkidle')
  expect(asked.slice(0, 3)).toEqual(['GET /widget.js', 'GET /v1/sites/demo', 'GET /rules.js'])
  expect(asked.slice(3)).toEqual(['GET /showing.js', 'POST /v1/sites/demo/invitations', 'POST /v1/sites/demo/outcomes'])
  expect(sent.filter(({ headers }) => headers.cookie || headers.referer?.includes('cart'))).toEqual([])
  expect(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)])).toEqual([
    [],
    ['beckon:demo:rules'],
  ])
})

test('[H2] where the page takes the launcher away, no rules are loaded for what nobody sees', async () => {
  settings = { ...settings, rules }
  const taking = `<script>
    new MutationObserver(() => {
      for (const child of [...document.documentElement.children]) if (!/head|body/i.test(child.tagName)) child.remove()
    }).observe(document.documentElement, { childList: true })
  </script>`
  const page = await visit(taking + tag)
  await page.waitForLoadState('networkidle')
  expect(asked).toEqual(['GET /widget.js', 'GET /v1/sites/demo'])
})

test('[H3] it works under a strict policy with Trusted Types, and leaves no global but Beckon', async () => {
  await context.addInitScript(() => Object.assign(window, { before: Object.getOwnPropertyNames(window) }))
  const page = await visit(tag, { 'content-security-policy': strict })
  await launcher(page).click()
  await panel(page).waitFor()
  expect(troubles).toEqual([])
  const added = () => {
    const { before } = window as never as { before: string[] }
    return Object.getOwnPropertyNames(window).filter(name => !before.includes(name) && name !== 'before')
  }
  expect(await page.evaluate(added)).toEqual(['Beckon'])
})

describe('the launcher', () => {
  test('says what it does, opens by keyboard, and gets the focus back at Escape', async () => {
    const page = await visit()
    await launcher(page).waitFor()
    expect([await launcher(page).ariaSnapshot(), await launcher(page).getAttribute('aria-expanded')]).toEqual([
      '- button "Open chat"',
      'false',
    ])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await panel(page).waitFor()
    expect(await launcher(page).getAttribute('aria-expanded')).toBe('true')
    await page.getByRole('textbox').press('Escape')
    await panel(page).waitFor({ state: 'hidden' })
    const focused = () => document.activeElement?.shadowRoot?.activeElement?.className
    expect(await page.evaluate(focused)).toBe('launcher')
  })

  test('one launcher for two tags', async () => {
    const page = await visit(tag + tag)
    await launcher(page).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await launcher(page).count()).toBe(1)
    expect(asked.filter(what => what === 'GET /v1/sites/demo')).toHaveLength(1)
  })

  test('survives a router that replaces the body, and styles that reset everything', async () => {
    const page = await visit(`<style>* { all: unset !important; display: none !important }</style>${tag}`)
    await launcher(page).waitFor({ state: 'attached' })
    await page.evaluate(() => document.body.replaceWith(document.createElement('body')))
    expect(await launcher(page).boundingBox()).toMatchObject({ width: 56, height: 56 })
  })

  test('is hidden and shown by the page, and takes no room in it', async () => {
    const page = await visit('<p>text</p>')
    const heightPx = () => page.evaluate(() => document.documentElement.getBoundingClientRect().height)
    const before = await heightPx()
    await page.evaluate(src => {
      document.body.append(Object.assign(document.createElement('script'), { src }))
      document.body.lastElementChild?.setAttribute('data-site', 'demo')
    }, `${relay}/widget.js`)
    await launcher(page).waitFor()
    expect(await heightPx()).toBe(before)
    await beckon(page, 'hide')
    expect(await launcher(page).isVisible()).toBe(false)
    await beckon(page, 'show')
    expect(await launcher(page).isVisible()).toBe(true)
  })

  test('is above all the page can put there, and not on paper', async () => {
    const page = await visit(tag)
    await launcher(page).waitFor()
    await page.evaluate(() => {
      const wall = document.createElement('div')
      wall.style.cssText = 'position:fixed;inset:0;z-index:2147483647'
      document.documentElement.append(wall)
      document.documentElement.style.cssText = 'opacity:0;transform:translateX(50px)'
    })
    await launcher(page).click({ timeout: 5000 })
    await panel(page).waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await launcher(page).isVisible()).toBe(false)
  })

  test('nothing is drawn for a site that is not known, and the console says why', async () => {
    settings = { error: 'unknown_site' }
    const page = await visit()
    await page.waitForLoadState('networkidle')
    expect(await launcher(page).count()).toBe(0)
    expect(troubles.at(-1)).toMatch(/Beckon: unknown_site/)
  })
})

test('calls made before it arrived are heard, in their order', async () => {
  const early = `<script>
    window.Beckon = function () { (Beckon.q = Beckon.q || []).push(arguments) }
    Beckon('on', 'ready', () => document.title += ' ready'); Beckon('on', 'open', () => document.title += ' open'); Beckon('open')
  </script>`
  const page = await visit(early + tag)
  await panel(page).waitFor()
  expect(await page.title()).toBe('Cart open ready')
})

test('who asks late whether it is there hears it too', async () => {
  const page = await visit()
  await launcher(page).waitFor()
  await page.evaluate(() => {
    const { Beckon } = window as never as { Beckon(...call: unknown[]): void }
    const write = (word: string) => () => {
      document.title += ` ${word}`
    }
    Beckon('on', 'ready', write('ready'))
    Beckon('on', 'open', write('open'))
    Beckon('open')
  })
  await panel(page).waitFor()
  expect([await page.title(), troubles]).toEqual(['Cart open ready', []])
})

test('[H3] an error in a listener of the page is the page’s own, and wrong calls only warn', async () => {
  const page = await visit()
  await launcher(page).waitFor()
  await page.evaluate(() => {
    const { Beckon } = window as never as { Beckon(...call: unknown[]): void }
    Beckon('on', 'open', () => {
      throw new Error('of the page')
    })
    Beckon('constructor')
    Beckon('on')
    Beckon()
  })
  await expect.poll(() => troubles).toHaveLength(2)
  await launcher(page).click()
  await panel(page).waitFor()
  expect(troubles).toEqual(["Beckon: there is no 'constructor'.", "Beckon: there is no 'undefined'.", 'of the page'])
})

test('shutdown leaves nothing, also while the panel is on its way', async () => {
  const page = await visit()
  await launcher(page).waitFor()
  const elements = () => page.evaluate(() => document.documentElement.children.length)
  await beckon(page, 'open')
  await beckon(page, 'shutdown')
  await page.waitForLoadState('networkidle')
  expect(await elements()).toBe(2)
  expect(await page.evaluate(() => 'Beckon' in window)).toBe(false)
  expect(troubles).toEqual([])
})

test('a tag that is added after it makes a new one', async () => {
  const page = await visit()
  await launcher(page).waitFor()
  await beckon(page, 'shutdown')
  await page.evaluate(src => {
    const tag = Object.assign(document.createElement('script'), { src })
    tag.dataset.site = 'demo'
    document.head.append(tag)
  }, `${relay}/widget.js`)
  await launcher(page).click()
  await panel(page).waitFor()
  expect(troubles).toEqual([])
})

test('a panel that does not arrive leaves the launcher closed, and may arrive at the next press', async () => {
  const page = await visit()
  await launcher(page).waitFor()
  await context.route('**/panel-*.js', route => route.abort())
  await launcher(page).click()
  await expect.poll(() => launcher(page).getAttribute('aria-expanded')).toBe('false')
  expect(troubles.filter(text => !/Failed to load resource/.test(text))).toEqual([])
  await context.unroute('**/panel-*.js')
  await launcher(page).click()
  await panel(page).waitFor()
})

test('a browser that blocks storage has a chat all the same', async () => {
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('blocked', 'SecurityError')
        },
      })
  })
  settings = { ...settings, rules }
  const page = await visit()
  await page.locator('.teaser').waitFor()
  await launcher(page).click()
  await panel(page).waitFor()
  expect(troubles).toEqual([])
})

test('on a phone the panel fills the screen over the launcher, the field has 16 px, the page behind stands still', async () => {
  const page = await visit(`<div style="height:3000px"></div>${tag}`)
  await page.setViewportSize({ width: 390, height: 844 })
  await launcher(page).click()
  await panel(page).waitFor()
  expect(await panel(page).boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
  const field = page.getByRole('textbox')
  expect(await field.evaluate(element => getComputedStyle(element).fontSize)).toBe('16px')
  const top = () => {
    const at = document.elementFromPoint(390 - 48, 844 - 48)?.shadowRoot?.elementFromPoint(390 - 48, 844 - 48)
    return at?.closest('.launcher') === null
  }
  expect(await page.evaluate(top)).toBe(true)
  const held = () => page.evaluate(() => document.documentElement.style.overflow)
  await expect.poll(held).toBe('hidden')
  await page.mouse.move(200, 30)
  await page.mouse.wheel(0, 500)
  await page.evaluate(() => new Promise(requestAnimationFrame))
  expect(await page.evaluate(() => scrollY)).toBe(0)
  await page.getByRole('dialog').getByRole('button', { name: 'Close chat' }).click()
  expect(await held()).toBe('')
})

test('“back” of a phone closes the panel, and the history stays the page’s own', async () => {
  const page = await visit()
  await page.setViewportSize({ width: 390, height: 844 })
  const entries = () => page.evaluate(() => history.length)
  const before = await entries()
  await launcher(page).click()
  await panel(page).waitFor()
  await expect.poll(() => page.evaluate(() => document.documentElement.style.overflow)).toBe('hidden')
  expect(await entries()).toBe(before)
  // On a desk the same request comes by Escape, also where the page has the focus.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('Escape')
  await panel(page).waitFor({ state: 'hidden' })
  expect([await entries(), page.url()]).toEqual([before, `${shop}/cart?mail=ann@home.test`])
})

test('on a wide screen nothing that only a phone needs is loaded, and Escape of the page is the page’s own', async () => {
  const page = await visit()
  await launcher(page).click()
  await panel(page).waitFor()
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('Escape')
  expect([await panel(page).isVisible(), asked.filter(what => /phone/.test(what))]).toEqual([true, []])
})

describe('what the owner chose', () => {
  const choose = (appearance: object) => {
    settings = { ...settings, appearance: { accent: '#1d4e89', onAccent: '#fff', ...appearance } }
  }
  const teaser = (page: Page) => page.locator('.teaser')

  test.each(['light', 'dark'] as const)('is %s whatever the device has', async theme => {
    choose({ theme })
    settings = { ...settings, rules }
    const page = await visit()
    await page.emulateMedia({ colorScheme: theme === 'dark' ? 'light' : 'dark' })
    await teaser(page).waitFor()
    await launcher(page).click()
    await panel(page).waitFor()
    const isDark = (selector: string) =>
      page.locator(selector).evaluate(drawn => {
        const [red = 0] = getComputedStyle(drawn).backgroundColor.match(/\d+/g) ?? []
        return Number(red) < 128
      })
    expect(await isDark('.panel')).toBe(theme === 'dark')
  })

  test('nothing is shown while nobody is there, and nobody is invited; who has a chat may go on', async () => {
    choose({ away: 'hide' })
    settings = { ...settings, rules, desk: { online: false, waiting: 0 } }
    const page = await visit()
    await launcher(page).waitFor({ state: 'attached' })
    await page.waitForLoadState('networkidle')
    expect([await launcher(page).isVisible(), asked.filter(what => what.endsWith('/rules.js'))]).toEqual([false, []])
    await beckon(page, 'show')
    expect(await launcher(page).isVisible()).toBe(true)
    await page.evaluate(() => localStorage.setItem('beckon:demo:token', 't'.repeat(43)))
    await page.reload()
    await launcher(page).waitFor()
  })

  test('somebody is there: it is shown as ever', async () => {
    choose({ away: 'hide' })
    const page = await visit()
    await launcher(page).waitFor()
  })

  test('nothing is drawn or kept before the page says that the visitor agrees, and nothing stays when that is taken back', async () => {
    choose({ consent: true })
    settings = { ...settings, rules }
    const page = await visit(
      `<script>window.Beckon = function () { (Beckon.q = Beckon.q || []).push(arguments) }; Beckon('consent', false); Beckon('on', 'ready', () => document.title += ' ready')</script>${tag}`,
    )
    await page.waitForLoadState('networkidle')
    const kept = () =>
      page.evaluate(() =>
        [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(name => name.startsWith('beckon')),
      )
    const elements = () => page.evaluate(() => document.documentElement.children.length)
    expect([await elements(), await kept(), asked]).toEqual([
      2,
      [],
      ['GET /widget.js', 'GET /v1/sites/demo', 'GET /calls.js', 'GET /consent.js'],
    ])
    await beckon(page, 'track', 'seen')
    expect(await elements()).toBe(2)
    await beckon(page, 'consent', true)
    await teaser(page).waitFor()
    expect(await page.title()).toBe('Cart ready')
    await expect.poll(kept).not.toEqual([])
    // At once: a page that asks for consent often loads itself anew when it is taken back.
    const left = await page.evaluate(() => {
      ;(window as never as { Beckon(...call: unknown[]): void }).Beckon('consent', false)
      return [document.documentElement.children.length, 'Beckon' in window, { ...localStorage, ...sessionStorage }]
    })
    expect(left).toEqual([2, false, {}])
    expect(troubles).toEqual([])
  })

  test('who agreed before the script came is asked for nothing more', async () => {
    choose({ consent: true })
    const page = await visit(
      `<script>window.Beckon = function () { (Beckon.q = Beckon.q || []).push(arguments) }; Beckon('consent', true)</script>${tag}`,
    )
    await launcher(page).waitFor()
    expect(troubles).toEqual([])
  })
})

describe('the language', () => {
  const asked = (page: Page) => page.getByRole('textbox', { name: de.askLabel })
  const wordsAsked = () => sent.map(({ url }) => new URL(url).pathname).filter(path => path.startsWith('/words-'))

  test('what the tag and the page say of it goes with the settings', async () => {
    const page = await visit(
      `<script>document.documentElement.lang = 'de-AT'</script>${tag.replace('data-site', 'data-lang="pt" data-site')}`,
    )
    await launcher(page).waitFor()
    expect(sent.map(({ url }) => url)).toContain(`${relay}/v1/sites/demo?lang=pt,de-AT`)
  })

  test('only one is loaded, beside the panel and not after it', async () => {
    settings = { ...settings, words: spoken('de') }
    const page = await visit()
    const words = page.waitForRequest('**/words-*.js')
    // Comes once the words have been asked for, or never.
    await context.route('**/panel-*.js', route => words.then(() => route.fallback()))
    await page.getByRole('button', { name: de.open }).click()
    await asked(page).waitFor()
    expect(wordsAsked()).toEqual([manifest.de?.path])
  })

  test('where its file does not come it is English, and where that does not either, the next press tries again', async () => {
    settings = { ...settings, words: spoken('de') }
    const page = await visit()
    await launcher(page).waitFor()
    await context.route('**/words-*.js', route => route.abort())
    await launcher(page).click()
    await expect.poll(() => launcher(page).getAttribute('aria-expanded')).toBe('false')
    await context.unroute('**/words-*.js')
    await context.route('**/words-de-*.js', route => route.abort())
    await launcher(page).click()
    await page.getByRole('textbox', { name: en.askLabel }).waitFor()
    expect(wordsAsked().at(-1)).toBe(manifest.en?.path)
  })
})
