import { subprotocol } from '@beckon/protocol'
import type { Environment, Keep, OpenSocket, PostJson } from './environment.ts'

/** The real surroundings of a page. Nothing here runs before it is called, and no blocked browser API throws through it. */
export function browserEnvironment(): Environment {
  return {
    clock: {
      now: Date.now,
      after(delayMs, run) {
        const timer = setTimeout(run, delayMs)
        return () => clearTimeout(timer)
      },
    },
    random: Math.random,
    openSocket,
    postJson,
    keep: keepIn(attempt(() => localStorage)),
    newMessageId,
    onWake,
  }
}

const openSocket: OpenSocket = (url, events) => {
  const socket = new WebSocket(url, subprotocol)
  let over = false
  const end = (code: number) => {
    if (over) return
    over = true
    events.closed(code)
  }
  socket.onopen = () => over || events.opened()
  socket.onmessage = ({ data }) => over || events.received(String(data))
  socket.onclose = ({ code }) => end(code)
  return {
    send: text => socket.send(text),
    close() {
      socket.close()
      // A dead network can hold back the close event for minutes; whoever closed it need not wait.
      end(1000)
    },
  }
}

const postJson: PostJson = async (url, body) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  })
  return { status: response.status, body: await response.json().catch(() => undefined) }
}

/**
 * The time and 96 random bits, so that ids of one time are near each other in the relay's store. `crypto.randomUUID` exists only in secure contexts; a shop on plain
 * http in a local network has this one.
 */
export function newMessageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Date.now().toString(36) + [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}

function onWake(wake: () => void): () => void {
  const over = new AbortController()
  const { signal } = over
  addEventListener('online', wake, { signal })
  addEventListener('pageshow', event => event.persisted && wake(), { signal })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake(), { signal })
  return () => over.abort()
}

/** Where storage is blocked, reading `localStorage` throws already, and where it is full, writing does. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

/** Falls back to memory for what the browser refuses, so that within one page everything works. What it has taken is only there: another tab may take it away. */
export function keepIn(store: Storage | undefined): Keep {
  const memory = new Map<string, string>()
  return {
    get: key => memory.get(key) ?? attempt(() => store?.getItem(key)) ?? undefined,
    set(key, value) {
      memory.set(key, value)
      attempt(() => {
        store?.setItem(key, value)
        if (store) memory.delete(key)
      })
    },
    remove(key) {
      memory.delete(key)
      attempt(() => store?.removeItem(key))
    },
    onChange(key, changed) {
      const over = new AbortController()
      addEventListener('storage', event => event.key === key && changed(), { signal: over.signal })
      return () => over.abort()
    },
  }
}
