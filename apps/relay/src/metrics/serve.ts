import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRegistry, type Live } from './registry.ts'

/** Serves `GET /metrics` on a port of its own, which no visitor reaches. Rejects when it cannot listen there. */
export async function serveMetrics(live: Live, port: number, host: string): Promise<{ port: number; stop(): void }> {
  const { registry, stop } = createRegistry(live)
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return response.writeHead(404).end()
    const text = await registry.metrics()
    response.writeHead(200, { 'content-type': registry.contentType }).end(text)
  })
  const stopAll = () => {
    stop()
    server.close()
    server.closeAllConnections()
  }
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    stopAll()
    throw error
  }
  return { port: (server.address() as AddressInfo).port, stop: stopAll }
}
