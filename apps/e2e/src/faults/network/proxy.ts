import { connect as connectTo, createServer, type Socket } from 'node:net'

/** A stretch of network between one client and the relay, that can fail. */
export type Network = {
  readonly port: number
  /** Resets what is open, and refuses what comes for so long. */
  cut(refuseMs: number): void
  /** Nothing from the relay comes through any more, though the connection stands; what is sent to it still arrives. */
  mute(): void
  unmute(): void
  delay(delayMs: number): void
  close(): Promise<void>
}

/** A TCP proxy on a free port. Each connection goes to the first of the `ports` that takes it, which are asked for anew each time. */
export async function createNetwork(ports: () => readonly number[]): Promise<Network> {
  const pairs = new Set<{ near: Socket; far: Socket }>()
  let refuseUntilMs = 0
  let isMute = false
  let delayMs = 0

  const server = createServer(near => {
    if (Date.now() < refuseUntilMs) return near.resetAndDestroy()
    near.on('error', () => {})
    reach(near, ports())
  })

  function reach(near: Socket, [port, ...others]: readonly number[]) {
    if (port === undefined || near.destroyed) return near.destroy()
    const far = connectTo(port, '127.0.0.1')
    const refused = () => reach(near, others)
    far.once('error', refused)
    far.once('connect', () => {
      far.off('error', refused)
      // Cut or gone while it was being reached.
      if (near.destroyed || Date.now() < refuseUntilMs) {
        near.destroy()
        far.destroy()
      } else join(near, far)
    })
  }

  function join(near: Socket, far: Socket) {
    const pair = { near, far }
    pairs.add(pair)
    near.setNoDelay(true)
    far.setNoDelay(true)
    near.on(
      'data',
      createPipe(far, () => delayMs),
    )
    far.on(
      'data',
      createPipe(near, () => delayMs),
    )
    if (isMute) far.pause()
    const end = (other: Socket) => () => {
      pairs.delete(pair)
      // What is delayed still has to pass.
      setTimeout(() => other.destroy(), delayMs)
    }
    near.on('close', end(far))
    far.on('close', end(near)).on('error', () => {})
  }

  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')

  const reset = () => {
    for (const { near, far } of pairs) {
      near.resetAndDestroy()
      far.resetAndDestroy()
    }
    pairs.clear()
  }
  return {
    port: address.port,
    cut(refuseMs) {
      refuseUntilMs = Date.now() + refuseMs
      reset()
    },
    mute() {
      isMute = true
      for (const { far } of pairs) far.pause()
    },
    unmute() {
      isMute = false
      for (const { far } of pairs) far.resume()
    },
    delay(ms) {
      delayMs = ms
    },
    close() {
      reset()
      return new Promise(done => server.close(() => done()))
    },
  }
}

/** Passes pieces on in order, each after the delay that is in force when it comes. */
function createPipe(to: Socket, delayMs: () => number) {
  const waiting: Buffer[] = []
  const pass = () => {
    const piece = waiting.shift()
    if (piece && to.writable) to.write(piece)
  }
  return (piece: Buffer) => {
    waiting.push(piece)
    if (delayMs() > 0 || waiting.length > 1) setTimeout(pass, delayMs())
    else pass()
  }
}
