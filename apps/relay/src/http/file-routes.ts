import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config/config.ts'
import type { Places } from '../config/places.ts'
import { settings } from '../config/settings.ts'
import { refuse } from './errors.ts'
import { ownOrigin } from './origins.ts'
import type { PageSettings } from './page-settings.ts'
import { revalidated } from './revalidated.ts'

type FileConfig = Pick<Config, 'publicOrigin' | 'scriptPath'>

const nosniff = { 'x-content-type-options': 'nosniff' }
/** Only names that a build makes: no folders, no dots at the start, none of the `.br` files under their own name. */
const widgetFile = /^[\w-]+(\.[\w-]+)*\.(js|css|json|svg|woff2|map)$/
const consoleFile = /^(assets\/)?[\w-]+(\.[\w-]+)*$/
/** The builds put eight or more characters of the content's hash before the extension; a word of that length has no digit or capital. */
const hashedName = /-(?=[\w-]*[\dA-Z])[\w-]{8,}\.\w+$/

/** The build's name of the tag's script. Tags of old have it too. */
const loader = 'widget.js'
/** How the build has it call itself where it is told nothing. */
const untold = '(0);'

/** The built widget, for every page of the world, and the built console, for the relay's own origin. */
export function fileRoutes(
  app: FastifyInstance,
  places: Places,
  { publicOrigin, scriptPath }: FileConfig,
  { ahead }: Pick<PageSettings, 'ahead'>,
): void {
  for (const [name, folder] of [
    ['widget', places.widget],
    ['console', places.console],
  ] as const) {
    if (!existsSync(folder)) app.log.warn(`The ${name} is not built: run "npm run build".`)
  }

  // The usual name stays, so that a new one breaks no tag.
  for (const path of new Set([scriptPath, settings.BECKON_SCRIPT.default]))
    app.get<{ Querystring: { site?: unknown } }>(path, script, async (request, reply) => {
      const { site } = request.query
      const ahead = typeof site === 'string' ? await aheadOf(request, site) : undefined
      if (ahead === undefined) return sendWidget(reply, loader)
      reply.headers({ ...forEveryPage, vary: 'Accept-Language' })
      return revalidated(request, reply, ahead, 'text/javascript; charset=utf-8')
    })
  app.get<{ Params: { name: string } }>('/:name', unlimited, (request, reply) => sendWidget(reply, request.params.name))

  /** The loader called with what the page would ask next, or undefined where that is not known, or no such loader is built. */
  async function aheadOf({ headers, log }: FastifyRequest, site: string): Promise<string | undefined> {
    try {
      const given = await ahead(site, headers['accept-language'])
      if (given === undefined) return undefined
      const text = (await readFile(join(places.widget, loader), 'utf8')).trimEnd()
      return text.endsWith(untold) ? `${text.slice(0, -untold.length)}(${given});` : undefined
    } catch (error) {
      // The page asks for itself, and is then told what is the matter.
      log.warn({ err: error }, 'settings with the script')
      return undefined
    }
  }

  function sendWidget(reply: FastifyReply, name: string) {
    if (!widgetFile.test(name) || !existsSync(join(places.widget, name))) return refuse(reply, 'not_found')
    reply.headers({ ...forEveryPage, 'cache-control': cacheFor(name) })
    return reply.sendFile(name, places.widget, { cacheControl: false })
  }

  app.get('/console', (_request, reply) => reply.redirect('/console/', 308))
  app.get<{ Params: { '*': string } }>('/console/*', unlimited, (request, reply) => {
    const name = request.params['*'] || 'index.html'
    if (!consoleFile.test(name) || !existsSync(join(places.console, name))) return refuse(reply, 'not_found')
    reply.headers({ ...nosniff, ...consoleHeaders(request, publicOrigin), 'cache-control': cacheFor(name) })
    return reply.sendFile(name, places.console, { cacheControl: false })
  })
}

const forEveryPage = {
  ...nosniff,
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
}

/** A console that reloads fetches its files at once; a limit would only break it. */
const unlimited = { config: { rateLimit: false as const } }

/** With settings it is work, as the request that it saves: so many of an address as of all others together. */
const script = {
  config: { rateLimit: { allowList: ({ query }: FastifyRequest) => !(query as { site?: unknown }).site } },
  compress: {},
}

const cacheFor = (name: string) => (hashedName.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache')

function consoleHeaders(request: FastifyRequest, publicOrigin: string | undefined) {
  const own = ownOrigin(request, publicOrigin)
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self' ${own.replace(/^http/, 'ws')}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  }
}
