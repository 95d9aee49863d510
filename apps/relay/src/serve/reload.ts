import { watch } from 'node:fs'
import type { FastifyInstance } from 'fastify'

export const reloadTag = '<script src="/beckon-reload.js"></script>'

/** A build writes many files; one reload for all of them. */
const settleMs = 150

/** Reloads when a build was written, and when the relay is there again after it was started anew. */
const script = `let been = false
const source = new EventSource('/beckon-events')
source.onmessage = () => location.reload()
source.onopen = () => (been ? location.reload() : (been = true))
`

/**
 * For `npm run dev`: every HTML page that this server sends reloads by itself when something in the folders changes. The pages keep their
 * Content-Security-Policy, which allows scripts and connections of their own origin.
 */
export function reloadPages(app: FastifyInstance, folders: readonly string[]): void {
  const tellers = new Set<() => void>()
  let timer: NodeJS.Timeout | undefined
  const watchers = folders.map(folder =>
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        for (const tell of tellers) tell()
      }, settleMs)
    }),
  )
  app.addHook('onClose', async () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  })

  app.get('/beckon-reload.js', (_request, reply) =>
    reply.type('text/javascript').header('cache-control', 'no-cache').send(script),
  )
  app.get('/beckon-events', (request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
    // Something must be sent for the browser to call it open.
    reply.raw.write(':\n\n')
    const tell = () => reply.raw.write('data: built\n\n')
    tellers.add(tell)
    request.raw.once('close', () => tellers.delete(tell))
  })

  // A file compressed at build time cannot be added to.
  app.addHook('onRequest', async request => {
    if (!/\.(js|css|svg)$/.test(request.url)) delete request.headers['accept-encoding']
  })
  app.addHook('onSend', async (_request, reply, payload) => {
    if (!String(reply.getHeader('content-type')).startsWith('text/html')) return payload
    const html = typeof payload === 'string' ? payload : await textOf(payload as AsyncIterable<Buffer>)
    reply.removeHeader('content-length')
    return html.replace('</body>', `${reloadTag}</body>`)
  })
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts).toString()
}
