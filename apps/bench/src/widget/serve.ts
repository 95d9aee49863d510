import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { brotliCompressSync } from 'node:zlib'

export type Asset = { type: string; body: Buffer; encoding?: 'br' }

const types: Record<string, string> = { js: 'text/javascript', mjs: 'text/javascript', css: 'text/css' }

/** What a package ships in `dist`, as small as ours is served: Brotli at quality 11. All of its scripts and styles, or only `names`. */
export function packageAssets(name: string, under: string, names?: readonly string[]): Record<string, Asset> {
  const dist = new URL(`../../node_modules/${name}/dist/`, import.meta.url)
  const assets: Record<string, Asset> = {}
  for (const file of names ?? readdirSync(dist)) {
    const type = types[file.split('.').at(-1) ?? '']
    // The other builds of the same are never asked for.
    if (!type || /\.umd\./.test(file)) continue
    assets[under + file] = { type, body: brotliCompressSync(readFileSync(new URL(file, dist))), encoding: 'br' }
  }
  return assets
}

/** Serves one page at `/help` with its assets; what else it asks for comes from the shop. */
export async function serve(html: string, shop: string, assets: Record<string, Asset>) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', shop)
    if (pathname === '/help') return response.setHeader('content-type', 'text/html').end(html)
    const own = assets[pathname]
    if (own) {
      response.setHeader('content-type', own.type)
      if (own.encoding) response.setHeader('content-encoding', own.encoding)
      return response.end(own.body)
    }
    const asset = await fetch(shop + request.url)
    response.setHeader('content-type', asset.headers.get('content-type') ?? 'text/plain')
    return response.end(Buffer.from(await asset.arrayBuffer()))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  return { url: `http://localhost:${port}/help`, close: () => void server.close() }
}
