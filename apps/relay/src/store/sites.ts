import type { Appearance } from '@beckon/protocol'
/** A site: who may embed the widget, and what is published for it. */
export type Site = {
  key: string
  name: string
  /** Exact origins, never empty, never a wildcard. */
  origins: string[]
  appearance: Appearance
  /** Another one with each change of it; 0 while it is as it was added. */
  appearanceVersion: number
  /** Who changed it last, as colleagues know them; absent where it was done from the command line. */
  appearanceBy?: string
  createdAt: number
  /** 0 while nothing is published. */
  rulesVersion: number
  answersVersion: number
  /** Whether only visitors whose identity the owner's server has signed may chat. */
  identityRequired: boolean
}

/** What an owner publishes in versions. */
type Kind = 'rules' | 'answers'

/** When something was published, and who did it, as colleagues know them; absent where it was done from the command line, and for what was published before that was kept. */
export type Publication = { at: number; by?: string | undefined }

export type Outcome = { site: string; rule: string; version: number; variant: string; outcome: string; day: string }

/** Sites and what their owners publish. */
export type Sites = {
  /** MUST answer false and change nothing when the key is taken. */
  add(site: Pick<Site, 'key' | 'name' | 'origins' | 'appearance' | 'createdAt'>): Promise<boolean>
  find(key: string): Promise<Site | undefined>
  list(): Promise<Site[]>
  setOrigins(key: string, origins: string[]): Promise<void>
  /**
   * Answers its version, one more than before. With a `base`, the version it was made from, it MUST answer undefined and change nothing when another one is there, also when
   * several change it at once.
   */
  setAppearance(
    key: string,
    appearance: Appearance,
    saving?: { base?: number; by?: string },
  ): Promise<number | undefined>
  /**
   * Stores a JSON text as the next version and answers its number, from 1 on. Older versions MUST stay readable. With a `base`, the version it was made from, it
   * MUST answer undefined and change nothing when another one is in force, also when several publish at once.
   */
  publish(kind: Kind, site: string, body: string, publication: Publication): Promise<number>
  publish(
    kind: Kind,
    site: string,
    body: string,
    publication: Publication,
    base: number | undefined,
  ): Promise<number | undefined>
  /** When and by whom each version was published, newest first. */
  versions(kind: Kind, site: string, most: number): Promise<({ version: number } & Publication)[]>
  /** What the owner's server signs identities with; undefined until it is made. */
  identitySecret(site: string): Promise<string | undefined>
  /** Makes it, where there is none or it is to be a new one, and answers it. A new one MUST end every sign-in that another one has proved. */
  makeIdentitySecret(site: string, how?: { anew: boolean }): Promise<string>
  setIdentityRequired(site: string, isRequired: boolean): Promise<void>
  /**
   * For each site that vouches for visitors a text that is another one once it has a new identity secret, or an identity is required or no longer. MUST say nothing of
   * the secret. Most sites have neither a secret nor such a wish, and are absent.
   */
  identityMarks(): Promise<Map<string, string>>
  /** 256 random bits of the site's own, drawn at the first call. MUST be the same for every relay on the store, and never change. */
  secret(site: string): Promise<string>
  published(kind: Kind, site: string, version: number): Promise<string | undefined>
  /**
   * Counts an outcome; of one with the `id` of its showing only the first, for as long as `forgetIdsBefore` (a day) is not past its day. Without an id every one
   * counts, since pages of before have none. Answers whether this one counted.
   */
  countOutcome(outcome: Outcome & { id?: string | undefined }, forgetIdsBefore: string): Promise<boolean>
  /** Of this day (UTC, as in `2026-11-01`) and later; without one, of all days. */
  outcomes(site: string, from?: string): Promise<(Outcome & { count: number })[]>
}
