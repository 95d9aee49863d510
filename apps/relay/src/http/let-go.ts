import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'

type Log = { debug(what: object, words: string): void }

/**
 * Takes request and answer of an upgrade from the connection that came of it: the plugin leaves them with it for as long as it lives, which is half of what a
 * silent connection weighs. `remember` is called while there is an answer, the other when there is a connection.
 */
export function createLetGo(log: Log) {
  const answers = new WeakMap<FastifyRequest, ServerResponse>()
  function broken(this: WebSocket, error: Error) {
    endBroken(error, this, log)
  }
  return {
    remember: (request: FastifyRequest, reply: FastifyReply) => void answers.set(request, reply.raw),
    letGo(request: FastifyRequest, socket: WebSocket): void {
      answers.get(request)?.detachSocket(request.raw.socket)
      // What a weak map holds is swept with the old only, long after: with it the request would have grown old, and all that came of it.
      answers.delete(request)
      // The plugin's own listener holds both; what is heard is dealt with in the same way.
      socket.removeAllListeners('error')
      socket.on('error', broken)
    },
  }
}

/** A peer that breaks the framing is being closed by ws with the fitting code: cutting it off would lose that code. */
export function endBroken(error: Error, socket: WebSocket, log: Log): void {
  log.debug({ err: error }, 'socket')
  if (!('code' in error && String(error.code).startsWith('WS_ERR'))) socket.terminate()
}
