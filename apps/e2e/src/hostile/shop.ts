import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostScript } from './host-script.ts'
import type { HostilePage } from './page.ts'

const nonce = 'bm9uY2U'

/** Serves each page at its number, and counts what browsers report of them. */
export async function openShop(pages: readonly HostilePage[], relay: () => string) {
  const reports: string[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://shop')
    const [, at = '', part] = pathname.split('/')
    const page = pages[Number(at)]
    if (pathname === '/host.js') return response.setHeader('content-type', 'text/javascript').end(hostScript)
    if (at === 'report') {
      request.on('data', data => reports.push(`${part} ${data}`))
      return response.writeHead(204).end()
    }
    if (!at || !page) return response.writeHead(204).end()
    response.setHeader('content-type', 'text/html; charset=utf-8')
    if (page.sandbox !== undefined && !part) return response.end(frameAround(at, page.sandbox))
    for (const [name, value] of Object.entries(page.headers ?? {}))
      response.setHeader(name, fill(value, relay()).replaceAll('{report}', `/report/${at}`))
    response.end(fill(page.document, relay()).replaceAll('{origin}', `http://${request.headers.host}`))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    reportsOf: (page: HostilePage) => reports.filter(report => report.startsWith(`${pages.indexOf(page)} `)),
    addressOf: (page: HostilePage) => `http://${page.host ?? 'localhost'}:${port}/${pages.indexOf(page)}`,
    originOn: (host: string) => `http://${host}:${port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

const tag = `<script async="async" src="{script}" data-site="shop" referrerpolicy="no-referrer" nonce="${nonce}"></script>`

const fill = (text: string, relay: string) =>
  text
    .replaceAll('{tag}', tag)
    .replaceAll('{script}', `${relay}/assets/hello.js`)
    .replaceAll('{relay}', relay)
    .replaceAll('{sockets}', relay.replace(/^http/, 'ws'))
    .replaceAll('{nonce}', nonce)

/** Over the whole window, so that a place in it is the same place on the page. */
const frameAround = (at: string, sandbox: string) =>
  `<!doctype html><title>Around</title><style>html,body{margin:0;overflow:hidden}iframe{position:fixed;border:0;inset:0;width:100%;height:100%}</style>` +
  `<iframe name="page" src="/${at}/inside" sandbox="${sandbox}"></iframe>`
