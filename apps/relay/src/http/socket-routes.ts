import { subprotocol } from '@beckon/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import { newId } from '../identity/tokens.ts'
import { refuse } from './errors.ts'
import { createLetGo } from './let-go.ts'
import { findOperator } from './operator-routes.ts'
import { isAllowed, originOf, ownOrigin } from './origins.ts'
import type { Parts } from './parts.ts'

/**
 * The two upgrades. What a client must act on is accepted and closed with a code, since a browser cannot read the status of a failed upgrade;
 * what comes from a foreign page is refused before.
 */
export function socketRoutes(app: FastifyInstance, parts: Parts): void {
  const { config, published, gateway } = parts
  const { remember, letGo } = createLetGo(app.log)

  const checkVisitor = async (request: FastifyRequest, reply: FastifyReply) => {
    if (!gateway.hasRoom(request.ip)) return refuse(reply, 'rate_limited')
    remember(request, reply)
    const inForce = await published.site(siteOf(request))
    const isForeign = inForce && !isAllowed(inForce.site, request.headers.origin)
    if (isForeign || request.headers.origin === undefined) return refuse(reply, 'forbidden')
  }
  app.get('/v1/visitor', { websocket: true, preValidation: checkVisitor }, (socket, request) => {
    letGo(request, socket)
    const connection = request.raw.socket
    if (!speaksOurs(socket)) return gateway.turnAway(socket, connection, 'upgrade_client')
    const inForce = published.siteAtHand(siteOf(request))
    if (!inForce) return gateway.turnAway(socket, connection, 'unknown_site')
    gateway.open(socket, connection, { kind: 'visitor', site: inForce.site.key }, request.ip)
  })

  const operators = new WeakMap<FastifyRequest, Awaited<ReturnType<typeof findOperator>>>()
  const checkOperator = async (request: FastifyRequest, reply: FastifyReply) => {
    if (!gateway.hasRoom(request.ip)) return refuse(reply, 'rate_limited')
    remember(request, reply)
    if (originOf(request, undefined) !== ownOrigin(request, config.publicOrigin)) return refuse(reply, 'forbidden')
    operators.set(request, await findOperator(request, parts))
  }
  app.get('/v1/operator', { websocket: true, preValidation: checkOperator }, (socket, request) => {
    letGo(request, socket)
    const connection = request.raw.socket
    if (!speaksOurs(socket)) return gateway.turnAway(socket, connection, 'upgrade_client')
    const found = operators.get(request)
    operators.delete(request)
    if (!found) return gateway.turnAway(socket, connection, 'unauthenticated')
    const { id, displayName, sites } = found.operator
    const actor = { kind: 'operator' as const, id, name: displayName, sites }
    const { sessionHash } = found
    const who = { kind: 'operator' as const, id: newId(), sessionHash, actor }
    gateway.open(socket, connection, who, request.ip)
  })
}

const speaksOurs = (socket: WebSocket) => socket.protocol === subprotocol

/** Of several offered, ours; else the first, so that a browser takes the upgrade and can read the close code. */
export const chooseProtocol = (offered: Set<string>) =>
  offered.has(subprotocol) ? subprotocol : ([...offered][0] ?? false)

function siteOf({ query }: FastifyRequest): string {
  const { site } = query as { site?: unknown }
  return typeof site === 'string' ? site : ''
}
