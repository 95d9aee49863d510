import { type RelayFrame, type RelayFrameOf, type RelayFrameType, subprotocol } from '@beckon/protocol'
import { WebSocket } from 'ws'

/** More than anything here takes; only a test that is about to fail waits for it. */
const failAfterMs = 4000

export type TestClient = Awaited<ReturnType<typeof connect>>

/** A client that keeps every frame, so that a test asks for what has come or will come, in any order it likes. */
export async function connect(url: string, headers: Record<string, string>, protocols: string[] = [subprotocol]) {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), protocols, { headers })
  const frames: RelayFrame[] = []
  const heard: RelayFrame[] = []
  const waiting = new Set<() => void>()
  const look = () => {
    for (const again of [...waiting]) again()
  }
  let closed: number | undefined
  socket.on('message', data => {
    const frame: RelayFrame = JSON.parse(String(data))
    heard.push(frame)
    frames.push(frame)
    look()
  })
  socket.on('close', code => {
    closed = code
    look()
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
    socket.once('unexpected-response', (_request, response) => reject(new Error(`status ${response.statusCode}`)))
  })
  socket.on('error', () => {})

  function until<T>(find: () => T | undefined, what: string): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const timer = setTimeout(() => reject(new Error(`never came: ${what}; had ${JSON.stringify(frames)}`)), failAfterMs)
    const again = () => {
      const found = find()
      if (found === undefined) return
      waiting.delete(again)
      clearTimeout(timer)
      resolve(found)
    }
    waiting.add(again)
    again()
    return promise
  }

  let lastRef = 0
  /** The first frame of this type that fits and was not taken before; taking removes it. */
  function next<T extends RelayFrameType>(type: T, fits: (frame: RelayFrameOf<T>) => boolean = () => true) {
    const isWanted = (frame: RelayFrame): frame is RelayFrame & RelayFrameOf<T> =>
      frame.type === type && fits(frame as RelayFrame & RelayFrameOf<T>)
    return until(() => {
      const found = frames.find(isWanted)
      if (found) frames.splice(frames.indexOf(found), 1)
      return found
    }, type)
  }

  return {
    socket,
    frames,
    /** All that ever came, taken or not. */
    heard,
    next,
    send: (frame: object) => socket.send(JSON.stringify(frame)),
    sendText: (text: string | Buffer) => socket.send(text),
    /** Sends a request with a fresh `ref` and answers what comes back with it. */
    ask(frame: object): Promise<RelayFrame & { ref?: number }> {
      const ref = ++lastRef
      socket.send(JSON.stringify({ ref, ...frame }))
      return until(
        () => {
          const index = frames.findIndex(one => 'ref' in one && one.ref === ref)
          return index === -1 ? undefined : frames.splice(index, 1)[0]
        },
        `the answer to ${JSON.stringify(frame)}`,
      )
    },
    closed: () => until(() => closed, 'the close'),
    close: () => socket.close(),
  }
}

let lastId = 0
/** A messageId no other call gives. */
export const newMessageId = () => `message-${String(++lastId).padStart(12, '0')}`
