import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config/config.ts'
import type { Places } from '../config/places.ts'
import { settings } from '../config/settings.ts'
import { refuse } from './errors.ts'
import { ownOrigin } from './origins.ts'

type FileConfig = Pick<Config, 'publicOrigin' | 'scriptPath'>

const nosniff = { 'x-content-type-options': 'nosniff' }
/** Only names that a build makes: no folders, no dots at the start, none of the `.br` files under their own name. */
const widgetFile = /^[\w-]+(\.[\w-]+)*\.(js|css|json|svg|woff2|map)$/
const consoleFile = /^(assets\/)?[\w-]+(\.[\w-]+)*$/
/** The builds put eight or more characters of the content's hash before the extension; a word of that length has no digit or capital. */
const hashedName = /-(?=[\w-]*[\dA-Z])[\w-]{8,}\.\w+$/

/** The build's name of the tag's script. Tags of old have it too. */
const loader = 'widget.js'

/** The built widget, for every page of the world, and the built console, for the relay's own origin. */
export function fileRoutes(app: FastifyInstance, places: Places, { publicOrigin, scriptPath }: FileConfig): void {
  for (const [name, folder] of [
    ['widget', places.widget],
    ['console', places.console],
  ] as const) {
    if (!existsSync(folder)) app.log.warn(`The ${name} is not built: run "npm run build".`)
  }

  // The usual name stays, so that a new one breaks no tag.
  for (const path of new Set([scriptPath, settings.BECKON_SCRIPT.default]))
    app.get(path, unlimited, (_request, reply) => sendWidget(reply, loader))
  app.get<{ Params: { name: string } }>('/:name', unlimited, (request, reply) => sendWidget(reply, request.params.name))

  function sendWidget(reply: FastifyReply, name: string) {
    if (!widgetFile.test(name) || !existsSync(join(places.widget, name))) return refuse(reply, 'not_found')
    reply.headers({
      ...nosniff,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': cacheFor(name),
    })
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

/** A console that reloads fetches its files at once; a limit would only break it. */
const unlimited = { config: { rateLimit: false as const } }

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
