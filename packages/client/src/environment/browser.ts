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
    keep: keepIn(storage()),
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
function newMessageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Date.now().toString(36) + Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

function onWake(wake: () => void): () => void {
  const whenVisible = () => document.visibilityState === 'visible' && wake()
  const whenBack = (event: PageTransitionEvent) => event.persisted && wake()
  addEventListener('online', wake)
  addEventListener('pageshow', whenBack)
  document.addEventListener('visibilitychange', whenVisible)
  return () => {
    removeEventListener('online', wake)
    removeEventListener('pageshow', whenBack)
    document.removeEventListener('visibilitychange', whenVisible)
  }
}

/** Reading `localStorage` itself throws where storage is blocked. */
function storage(): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}

/** Falls back to memory where the browser refuses, so that within one page everything works. */
export function keepIn(store: Storage | undefined): Keep {
  const memory = new Map<string, string>()
  return {
    get(key) {
      try {
        return store?.getItem(key) ?? memory.get(key)
      } catch {
        return memory.get(key)
      }
    },
    set(key, value) {
      memory.set(key, value)
      try {
        store?.setItem(key, value)
      } catch {
        // Full or blocked: memory has it.
      }
    },
    remove(key) {
      memory.delete(key)
      try {
        store?.removeItem(key)
      } catch {
        // Blocked: there was nothing.
      }
    },
    onChange(key, changed) {
      const listen = (event: StorageEvent) => event.key === key && changed()
      addEventListener('storage', listen)
      return () => removeEventListener('storage', listen)
    },
  }
}
