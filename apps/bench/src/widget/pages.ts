import { createServer } from 'node:http'
import type { RelayProcess } from '../../../e2e/src/relay/process.ts'

const emptyButton = `<script async src="/button.js"></script>`
const buttonScript = `(()=>{const b=document.createElement('button');b.id='button';b.textContent='Chat';b.style.position='fixed';b.style.right=b.style.bottom='20px';document.body.append(b)})()`

type BenchPage = { name: string; url: string; close(): void }

/** The same page three times: without a chat, with an empty button, with Beckon. The demo shop's own page serves as the body, its tag taken out or replaced. */
export async function servePages(relay: RelayProcess): Promise<BenchPage[]> {
  const html = await (await fetch(`${relay.shop}/help`)).text()
  const tag = /<script async src="[^"]+\/widget\.js"[^>]*><\/script>/
  const variants = { 'no chat': html.replace(tag, ''), 'empty button': html.replace(tag, emptyButton) }
  const pages: BenchPage[] = []
  for (const [name, body] of Object.entries(variants)) pages.push(await serve(name, body, relay.shop))
  return [...pages, { name: 'Beckon', url: `${relay.shop}/help`, close() {} }]
}

async function serve(name: string, html: string, shop: string): Promise<BenchPage> {
  const server = createServer(async (request, response) => {
    if (request.url === '/help') return response.setHeader('content-type', 'text/html').end(html)
    if (request.url === '/button.js') return response.setHeader('content-type', 'text/javascript').end(buttonScript)
    const asset = await fetch(shop + request.url)
    response.setHeader('content-type', asset.headers.get('content-type') ?? 'text/plain')
    return response.end(Buffer.from(await asset.arrayBuffer()))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  return { name, url: `http://localhost:${port}/help`, close: () => void server.close() }
}
