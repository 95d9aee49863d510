import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Pages = { origin: string; address(site: string, relay: string): string; close(): void }

/** Pages of shops that know nothing but the tag: the address says which site, and by which way the relay is reached. */
export async function servePages(): Promise<Pages> {
  const server: Server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const tag = `<script async src="${searchParams.get('relay')}/beckon.js" data-site="${searchParams.get('site')}"></script>`
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><html lang="en"><title>A shop</title><body>${tag}</body></html>`)
  })
  await new Promise<void>(listening => server.listen(0, 'localhost', listening))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    address: (site, relay) => `${origin}/?${new URLSearchParams({ site, relay })}`,
    close: () => void server.close(),
  }
}
