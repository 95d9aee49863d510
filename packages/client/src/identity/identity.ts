import type { VisitorChat } from '../chat/visitor-chat.ts'
import { backoffMs } from '../connection/backoff.ts'
import type { Environment } from '../environment/environment.ts'
import type { OutboxStore } from '../outbox/entry.ts'
import type { Link } from '../session/session.ts'

/**
 * What became of who the page says that the visitor is. `expired`: the page should hand over a new one. `message` says what is wrong and how to mend it, for the owner.
 */
export type IdentityNews = { state: 'verified' | 'none' | 'expired' | 'refused'; code?: string; message?: string }

type Options = {
  relay: string
  site: string
  environment: Pick<Environment, 'keep' | 'clock' | 'random' | 'postJson' | 'onWake'>
  outboxStore: OutboxStore
  chat: Pick<VisitorChat, 'guard' | 'forget' | 'state' | 'reconnect' | 'resume'>
  told: (news: IdentityNews) => void
}

export type Identity = ReturnType<typeof createIdentity>

/**
 * Who this device is signed in as, over its tabs and reloads, and what the page says that was not told to the relay yet. From here on the chat connects only when that is settled. Nobody
 * here believes a JWT: the relay does, and until then it is only read to see whether it is about somebody else.
 */
export function createIdentity({ relay, site, environment, outboxStore, chat, told }: Options) {
  const { keep, clock, postJson } = environment
  const [tokenKey, draftKey, signedKey, personKey] = ['token', 'draft', 'signed', 'person'].map(
    name => `beckon:${site}:${name}`,
  ) as [string, string, string, string]
  let person = keep.get(personKey)
  let waiting: string | undefined
  let hasArrived = false
  let asking: Promise<void> | undefined
  let failures = 0
  let giveUp = () => {}
  // Another tab may have signed in or out, also while this page was frozen.
  const stopWatching = [keep.onChange(personKey, look), environment.onWake(look)]

  function look() {
    const before = person
    person = keep.get(personKey)
    if (before !== undefined && before !== person) chat.forget()
  }

  async function leave() {
    const leftAtMs = clock.now()
    for (const key of [tokenKey, draftKey, signedKey, personKey]) keep.remove(key)
    look()
    // What other tabs have left behind, too; each of them forgets its own.
    const entries = await outboxStore.all(`visitor:${site}`).catch(() => [])
    for (const { messageId, atMs } of entries) if (atMs <= leftAtMs) outboxStore.remove(messageId).catch(() => {})
  }

  const post = (path: string, body: object) =>
    postJson(`${relay}/v1/visitors/${path}`, { site, token: keep.get(tokenKey), ...body }).catch(() => undefined)

  async function tell() {
    const jwt = waiting
    const answer = await post('identity', { identity: jwt })
    // The page has said something else meanwhile.
    if (jwt !== waiting) return
    const { token, retryAfterMs, error: code, message } = (answer?.body ?? {}) as Record<string, string | undefined>
    const { status = 500 } = answer ?? {}
    if (status < 300 && token) {
      const { sub = '', signed } = read(waiting)
      waiting = undefined
      failures = 0
      keep.set(tokenKey, token)
      keep.set(signedKey, signed)
      keep.set(personKey, sub)
      look()
      told({ state: 'verified' })
    } else if (status < 500 && status !== 429) {
      waiting = undefined
      const state = code === 'identity_expired' ? 'expired' : 'refused'
      told({ state, ...(code && { code }), ...(message && { message }) })
    } else {
      const delayMs = Number(retryAfterMs) || backoffMs(failures++, environment.random)
      guard({ kind: 'reconnecting', retryAtMs: clock.now() + delayMs })
      await new Promise<void>(done => {
        giveUp = clock.after(delayMs, done)
      })
      guard()
    }
  }

  /** Whether the relay may be told: the visitor has chatted, wants to, or looks. */
  const isDue = () => waiting && (hasArrived || keep.get(tokenKey) !== undefined || chat.state().pending.length > 0)

  async function settle() {
    look()
    while (isDue()) {
      asking ??= tell().finally(() => {
        asking = undefined
      })
      await asking
    }
  }

  /** Somebody has signed out elsewhere, or the owner has a new secret. */
  function ended() {
    if (person === undefined) return false
    void leave()
    told({ state: 'expired' })
    return true
  }

  const guard = (link?: Link) => chat.guard({ settle, ended, ...(link && { link }) })
  guard()

  return {
    /** The page says who the visitor is; `''` for nobody. */
    say(jwt: string) {
      const { sub, signed } = read(jwt)
      if (person !== undefined && person !== sub) {
        void post('sign-out', {})
        void leave()
      }
      const isKnown = person !== undefined && keep.get(tokenKey) && keep.get(signedKey) === signed
      waiting = isKnown ? undefined : jwt || undefined
      if (!waiting) told({ state: isKnown ? 'verified' : 'none' })
      if (isDue()) chat.reconnect()
    },
    /** The visitor looks at the chat by their own will: their conversations come. */
    arrive() {
      hasArrived = true
      if (waiting) void settle().then(chat.resume)
    },
    stop() {
      for (const stop of stopWatching) stop()
      waiting = undefined
      giveUp()
    },
  }
}

/**
 * `signed` changes with what the relay should hear of, and each hour. Letters beyond ASCII come out as their bytes, the same each time, which is all that is asked of
 * them here.
 */
function read(jwt = ''): { sub?: string; signed: string } {
  try {
    const body = jwt.split('.')[1] ?? ''
    const { sub, name, email, iat } = JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/')))
    return { sub: `${sub}`, signed: `${[name, email, Math.floor(iat / 3600)]}` }
  } catch {
    return { signed: '' }
  }
}
