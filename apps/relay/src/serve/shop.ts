import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { reloadPages } from './reload.ts'
import { demoSite } from './seed.ts'

const tagPlace = '<!-- beckon:tag -->'
const cleanPath = /^\/(?:[\w-]+\/)*[\w-]*$/
const filePath = /^(?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)+$/

export const scriptTag = (relay: string, path: string) =>
  `<script async src="${relay}${path}?site=${demoSite}" data-site="${demoSite}" referrerpolicy="no-referrer"></script>`

/**
 * Serves the built demo shop as a plain web server would, with the tag in its pages and under a strict Content-Security-Policy, so that the widget
 * is always tried under one. `relayFor` names the relay by the host a page was asked by.
 */
export async function createShop(
  folder: string,
  relayFor: (hostname: string) => string,
  scriptPath: string,
  reload?: readonly string[],
): Promise<FastifyInstance> {
  const shop = Fastify({ logger: false, forceCloseConnections: true })
  if (reload) reloadPages(shop, reload)
  await shop.register(staticFiles, { serve: false })

  shop.get('/*', async (request, reply) => {
    const path = new URL(request.url, 'http://shop').pathname
    for (const name of pagesFor(path)) {
      const html = await readFile(join(folder, name), 'utf8').catch(() => undefined)
      if (html !== undefined) return sendPage(request, reply, html, 200)
    }
    const name = path.slice(1)
    if (filePath.test(name)) return reply.header('x-content-type-options', 'nosniff').sendFile(name, folder)
    return notFound(request, reply)
  })
  shop.setNotFoundHandler(notFound)

  async function notFound(request: FastifyRequest, reply: FastifyReply) {
    const html = await readFile(join(folder, '404.html'), 'utf8').catch(() => '<h1>Not found</h1>')
    return sendPage(request, reply, html, 404)
  }

  function sendPage(request: FastifyRequest, reply: FastifyReply, html: string, status: number) {
    const relay = relayFor(request.hostname)
    return reply
      .code(status)
      .headers({
        'content-security-policy': policyFor(relay),
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'strict-origin-when-cross-origin',
      })
      .type('text/html; charset=utf-8')
      .send(html.replaceAll(tagPlace, scriptTag(relay, scriptPath)))
  }

  return shop
}

/** The files a clean address may mean, in order. Pages below /app/ are one page that draws them all. */
function pagesFor(path: string): string[] {
  if (!cleanPath.test(path)) return []
  const name = path.slice(1).replace(/\/$/, '')
  if (name === '') return ['index.html']
  const app = path.startsWith('/app/') ? ['app/index.html'] : []
  return [`${name}/index.html`, `${name}.html`, ...app]
}

function policyFor(relay: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${relay}`,
    `connect-src 'self' ${relay} ${relay.replace(/^http/, 'ws')}`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}
