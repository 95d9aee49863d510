import { freePort } from '../relay/ports.ts'
import { type RelayProcess, startDemo } from '../relay/process.ts'
import { createWire, type Wire } from './wire.ts'

export type WiredDemo = { relay: RelayProcess; wire: Wire }

/** The demo, whose relay browsers reach only through a wire. */
export async function startWiredDemo(more: NodeJS.ProcessEnv = {}): Promise<WiredDemo> {
  const port = await freePort()
  const wire = await createWire(port)
  const own = { BECKON_PORT: `${port}`, BECKON_PUBLIC_URL: wire.origin }
  const relay = { ...(await startDemo({ ...own, ...more })), relay: wire.origin }
  return { relay, wire }
}
