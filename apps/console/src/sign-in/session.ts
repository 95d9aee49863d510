import type { RefusalCode, ShownAppearance } from '@beckon/protocol'
import type { CannedAnswer } from '../composer/shelf.ts'
import { type AskRelay, jsonBody } from './ask.ts'

/**
 * `appearance` where the relay tells it: as pages get it. `words` is for the widget, which the preview of a rule draws with them.
 */
export type Site = {
  key: string
  name: string
  appearance?: Partial<ShownAppearance>
  words?: { dir: 'ltr' | 'rtl' }
}
/** `script` is the path of the tag's script. */
export type Operator = { id: string; name: string; sites: readonly Site[]; script: string }

/** Why there is no session: a code of PROTOCOL.md section 7, or no answer at all. */
export type Denied = { ok: false; code: RefusalCode | 'unreachable'; retryAfterMs?: number }
export type SignedIn = { ok: true; operator: Operator } | Denied

export type OperatorSession = {
  current(): Promise<SignedIn>
  signIn(name: string, password: string): Promise<SignedIn>
  /** Whether the relay ended the session. */
  signOut(): Promise<boolean>
  answers(): Promise<readonly CannedAnswer[] | undefined>
}

/** The HTTP beside the wire: who is signed in, and what the shelf holds. Never throws. */
export function createOperatorSession(ask: AskRelay): OperatorSession {
  return {
    current: async () => signedIn(await ask('session')),
    signIn: async (name, password) => signedIn(await ask('session', jsonBody('POST', { name, password }))),
    signOut: async () => (await ask('session', { method: 'DELETE' }))?.status === 204,
    async answers() {
      const answer = await ask('answers')
      const { answers } = (answer?.body ?? {}) as { answers?: unknown }
      return Array.isArray(answers) ? (answers as CannedAnswer[]) : undefined
    },
  }
}

function signedIn(answer: { status: number; body: unknown } | undefined): SignedIn {
  if (!answer) return { ok: false, code: 'unreachable' }
  const body = (answer.body ?? {}) as { operator?: Partial<Operator>; error?: RefusalCode; retryAfterMs?: number }
  if (answer.status === 200 && body.operator?.id) {
    const { id, name = '', sites = [], script = '/beckon.js' } = body.operator
    return { ok: true, operator: { id, name, sites, script } }
  }
  const { error = answer.status === 401 ? 'unauthenticated' : 'unavailable', retryAfterMs } = body
  return { ok: false, code: error, ...(retryAfterMs !== undefined && { retryAfterMs }) }
}
