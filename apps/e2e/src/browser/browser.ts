import { fileURLToPath } from 'node:url'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright'

/** Debian's Chromium without what only costs time. */
export const chromiumPath = fileURLToPath(new URL('chromium.sh', import.meta.url))

/** Chromium without its own background traffic, which a closed network refuses. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const launchBrowser = ({ args = [], ...options }: LaunchOptions = {}): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath, args: [...chromiumArgs, ...args], ...options })

export type Person = { context: BrowserContext; page: Page; complaints: string[] }

/** Somebody with a browser of their own. `complaints` gathers errors of pages and of the console, and every request to a host that is not ours. */
export async function newPerson(browser: Browser, options: BrowserContextOptions = {}): Promise<Person> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  const complaints: string[] = []
  context.on('page', page => {
    page.on('pageerror', error => complaints.push(`page error: ${error.message}`))
    page.on('console', message => {
      const isExpected = isNetworkNoise(message.text()) || isWhoAmI(message.location().url, message.text())
      if (message.type() === 'error' && !isExpected) complaints.push(`console: ${message.text()}`)
    })
  })
  context.on('request', request => {
    if (!/^(https?|wss?):\/\/(localhost|127\.0\.0\.1)[:/]|^(data|blob):/.test(request.url()))
      complaints.push(`asked ${request.url()}`)
  })
  return { context, page: await context.newPage(), complaints }
}

/** What Chromium itself writes when a killed relay does not answer: expected, and not ours to silence. */
const isNetworkNoise = (text: string) =>
  /WebSocket connection to|net::ERR_(CONNECTION_REFUSED|CONNECTION_RESET|SOCKET_NOT_CONNECTED|EMPTY_RESPONSE|INTERNET_DISCONNECTED)/.test(
    text,
  )

/** The console asks whether it is signed in, and Chromium writes down that the answer was no. */
const isWhoAmI = (url: string, text: string) => url.endsWith('/v1/operator/session') && text.includes('401')
