import type { Appearance, OwnText } from '@beckon/protocol'
import { type Refused, refused } from '../part/refused.ts'
import { type AskRelay, jsonBody } from '../sign-in/ask.ts'
import type { Saved } from './draft/draft.ts'

/** Something that keeps the choice from being saved, at its field: `accent`, `form[1].label`, `texts.de.hello`. */
export type Problem = { place: string; code: string; message: string }
/** Everything the widget says in a language, and the files that say it. */
export type Spoken = {
  lang: string
  dir: 'ltr' | 'rtl'
  path: string
  spare: string
  texts: Readonly<Record<string, OwnText>>
}
export type InForce = Saved & { languages: readonly string[] }
export type Saving =
  | { ok: true; version: number }
  /** Somebody else has saved since. */
  | { ok: false; code: 'conflict'; theirs: Saved }
  | { ok: false; code: 'bad_appearance'; problems: readonly Problem[] }
  | Refused

/** What the relay keeps of one site's widget. Never throws. */
export type Keeper = {
  inForce(): Promise<({ ok: true } & InForce) | Refused>
  /** `base` is the version it was made from. */
  save(appearance: Appearance, base: number): Promise<Saving>
  words(language: string): Promise<Spoken | undefined>
}

export function createKeeper(ask: AskRelay, site: string): Keeper {
  const path = `sites/${encodeURIComponent(site)}`
  return {
    async inForce() {
      const answer = await ask(`${path}/appearance`)
      if (answer?.status !== 200) return refused(answer)
      const { languages = [] } = (answer.body ?? {}) as Partial<InForce>
      return { ok: true, ...savedIn(answer.body), languages }
    },
    async save(appearance, base) {
      const answer = await ask(`${path}/appearance`, jsonBody('PUT', { appearance, base }))
      if (answer?.status === 200) return { ok: true, version: savedIn(answer.body).version }
      if (answer?.status === 409) return { ok: false, code: 'conflict', theirs: savedIn(answer.body) }
      const { problems = [] } = (answer?.body ?? {}) as { problems?: Problem[] }
      return answer?.status === 422 ? { ok: false, code: 'bad_appearance', problems } : refused(answer)
    },
    async words(language) {
      const answer = await ask(`${path}/words/${language}`)
      return answer?.status === 200 ? (answer.body as Spoken) : undefined
    },
  }
}

function savedIn(body: unknown): Saved {
  const { version = 0, appearance = {}, by } = (body ?? {}) as Partial<Saved>
  return { version, appearance, ...(by !== undefined && { by }) }
}
