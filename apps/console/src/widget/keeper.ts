import type { Appearance, OwnText } from '@beckon/protocol'
import { type Refused, refused } from '../part/refused.ts'
import { type AskRelay, jsonBody } from '../sign-in/ask.ts'

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
export type InForce = { appearance: Appearance; languages: readonly string[] }
export type Saved = { ok: true } | { ok: false; code: 'bad_appearance'; problems: readonly Problem[] } | Refused

/** What the relay keeps of one site's widget. Never throws. */
export type Keeper = {
  inForce(): Promise<({ ok: true } & InForce) | Refused>
  save(appearance: Appearance): Promise<Saved>
  words(language: string): Promise<Spoken | undefined>
}

export function createKeeper(ask: AskRelay, site: string): Keeper {
  const path = `sites/${encodeURIComponent(site)}`
  return {
    async inForce() {
      const answer = await ask(`${path}/appearance`)
      if (answer?.status !== 200) return refused(answer)
      const { appearance = {}, languages = [] } = (answer.body ?? {}) as Partial<InForce>
      return { ok: true, appearance, languages }
    },
    async save(appearance) {
      const answer = await ask(`${path}/appearance`, jsonBody('PUT', { appearance }))
      if (answer?.status === 200) return { ok: true }
      const { problems = [] } = (answer?.body ?? {}) as { problems?: Problem[] }
      return answer?.status === 422 ? { ok: false, code: 'bad_appearance', problems } : refused(answer)
    },
    async words(language) {
      const answer = await ask(`${path}/words/${language}`)
      return answer?.status === 200 ? (answer.body as Spoken) : undefined
    },
  }
}
