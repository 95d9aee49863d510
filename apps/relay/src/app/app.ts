import { constants } from 'node:zlib'
import { limits as defaultLimits, type Limits } from '@beckon/protocol'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import staticFiles from '@fastify/static'
import websocket from '@fastify/websocket'
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify'
import type { Bus } from '../bus/bus.ts'
import { createDepartments } from '../chat/departments.ts'
import type { CreateFinder } from '../chat/finder.ts'
import { createInvitations } from '../chat/invitations.ts'
import { createPublished } from '../chat/published.ts'
import type { Clock } from '../clock/clock.ts'
import type { Config } from '../config/config.ts'
import type { Places } from '../config/places.ts'
import { createGateway, type Gateway } from '../gateway/gateway.ts'
import type { Loop } from '../gateway/overload.ts'
import { answersRoutes } from '../http/answers-routes.ts'
import { appearanceRoutes } from '../http/appearance-routes.ts'
import { handleErrors } from '../http/errors.ts'
import { fileRoutes } from '../http/file-routes.ts'
import { healthRoute } from '../http/health.ts'
import { learningRoutes } from '../http/learning-routes.ts'
import { endBroken } from '../http/let-go.ts'
import { operatorRoutes } from '../http/operator-routes.ts'
import { createPageDesk } from '../http/page-desk.ts'
import { createPageSettings } from '../http/page-settings.ts'
import { rulesRoutes } from '../http/rules-routes.ts'
import { siteRoutes } from '../http/site-routes.ts'
import { chooseProtocol, socketRoutes } from '../http/socket-routes.ts'
import { visitorRoutes } from '../http/visitor-routes.ts'
import { createPasswords } from '../identity/passwords.ts'
import type { Presence } from '../presence/presence.ts'
import { createInProcessRates } from '../rates/in-process.ts'
import type { Rates } from '../rates/rates.ts'
import { reloadPages } from '../serve/reload.ts'
import type { Store } from '../store/store.ts'
import { createLanguages } from '../words/languages.ts'

/** A browser sends its headers at once. */
const maxHeadersMs = 5000
const maxRequestMs = 10_000
/** Node looks for late headers only so often; its own half minute would let a slow sender hold on six times as long. */
const checkConnectionsEveryMs = 1000
/** A message comes in one piece from every browser; so many tiny pieces only cost. */
const maxFragments = 16
const closeTimeoutMs = 2000
/** Less travels in one packet anyway. */
const leastCompressed = 1024

/** Takes no longer than 4 for what is answered here, and leaves a twentieth less; from 9 on it takes ten times as long. */
const brotliQuality = 5

/** Nobody reads them, and every answer to a page would carry them. */
const noHeaders = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false }

export type AppOptions = {
  config: Config
  places: Places
  store: Store
  bus: Bus
  presence: Presence
  /** Without them this relay counts for itself. */
  rates?: Rates
  clock: Clock
  createFinder: CreateFinder
  logger: NonNullable<FastifyServerOptions['logger']>
  /** For people who change the code: folders of built files whose change reloads every page. */
  reload?: readonly string[]
  /** For tests: limits other than the protocol's. */
  limits?: Partial<Limits>
  /** For tests: an event loop as late as they like. */
  loop?: Loop | undefined
}

/** Builds the relay from its parts. It does not listen; closing it leaves store and bus open. */
export async function createApp(options: AppOptions): Promise<{ app: FastifyInstance; gateway: Gateway }> {
  const { config, places, store, bus, presence, clock, createFinder, logger } = options
  const { rates = createInProcessRates(clock) } = options
  const limits: Limits = { ...defaultLimits, ...config.limits, ...options.limits }
  const app = Fastify({
    logger,
    // One line a request says nothing that matters, and would hold addresses of visitors.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
    bodyLimit: limits.maxFrameBytes,
    requestTimeout: maxRequestMs,
    http: { headersTimeout: maxHeadersMs, connectionsCheckingInterval: checkConnectionsEveryMs },
    forceCloseConnections: true,
    return503OnClosing: true,
  })
  handleErrors(app)
  if (options.reload) reloadPages(app, options.reload)
  await app.register(cookie)
  // Only where a route asks: what a session may read is not compressed beside words of others.
  const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }
  await app.register(compress, { global: false, encodings: ['br', 'gzip'], threshold: leastCompressed, brotliOptions })
  await app.register(staticFiles, { serve: false, preCompressed: true })
  await app.register(rateLimit, {
    max: config.requestsPerMinute,
    timeWindow: 60_000,
    addHeaders: noHeaders,
    addHeadersOnExceeding: noHeaders,
    errorResponseBuilder: (_request, { ttl }) =>
      Object.assign(new Error('rate limited'), { statusCode: 429, retryAfterMs: ttl }),
  })
  await app.register(websocket, {
    options: socketOptions(limits.maxFrameBytes),
    errorHandler: (error, socket, request) => endBroken(error, socket, request.log),
    // Draining has closed them with a code; this is for what came in between.
    preClose(done) {
      gateway.cutAll()
      done()
    },
  })
  const published = createPublished(store, createFinder, clock.now)
  const startLimits = {
    startsPerVisitorPerHour: config.perHour.startsOfVisitor,
    startsPerAddressPerHour: config.perHour.startsOfAddress,
  }
  const gateway = createGateway({
    store,
    bus,
    presence,
    rates,
    published,
    clock,
    limits,
    startLimits,
    socketsPerAddress: config.socketsPerAddress,
    loop: options.loop,
    log: app.log,
  })
  const invitations = createInvitations(store, presence, config)
  const languages = createLanguages(places.widget)
  const parts = {
    languages,
    config,
    store,
    bus,
    rates,
    clock,
    published,
    invitations,
    readDepartments: createDepartments(store, presence, config, clock),
    gateway,
    passwords: createPasswords(),
  }
  const desk = createPageDesk(parts)
  const pageSettings = createPageSettings(parts, desk)
  await app.register(async routes => {
    healthRoute(routes, parts)
    siteRoutes(routes, parts, desk, pageSettings)
    visitorRoutes(routes, parts)
    operatorRoutes(routes, parts)
    rulesRoutes(routes, parts)
    answersRoutes(routes, parts)
    appearanceRoutes(routes, parts)
    learningRoutes(routes, parts)
    socketRoutes(routes, parts)
    fileRoutes(routes, places, config, pageSettings)
  })
  return { app, gateway }
}

/** The bounds on parts are newer than the types of `ws`. */
function socketOptions(maxPayload: number) {
  return {
    maxPayload,
    maxFragments,
    maxBufferedChunks: maxFragments * 16,
    closeTimeout: closeTimeoutMs,
    perMessageDeflate: false,
    // The gateway knows who is connected; a second list would hold a listener and its place for each.
    clientTracking: false,
    // A flood of pings meets the limit on frames long before, which ends it with a code that says why.
    maxPendingAutoPongs: 0,
    handleProtocols: chooseProtocol,
  }
}
