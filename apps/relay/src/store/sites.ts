import type { Appearance } from '../appearance/appearance.ts'
/** A site: who may embed the widget, and what is published for it. */
export type Site = {
  key: string
  name: string
  /** Exact origins, never empty, never a wildcard. */
  origins: string[]
  appearance: Appearance
  createdAt: number
  /** 0 while nothing is published. */
  rulesVersion: number
  answersVersion: number
}

export type Outcome = { site: string; rule: string; version: number; variant: string; outcome: string; day: string }

/** Sites and what their owners publish. */
export type Sites = {
  /** MUST answer false and change nothing when the key is taken. */
  add(site: Pick<Site, 'key' | 'name' | 'origins' | 'appearance' | 'createdAt'>): Promise<boolean>
  find(key: string): Promise<Site | undefined>
  list(): Promise<Site[]>
  setOrigins(key: string, origins: string[]): Promise<void>
  /** Stores a JSON text as the next version and answers its number, from 1 on. Older versions MUST stay readable. */
  publish(kind: 'rules' | 'answers', site: string, body: string, at: number): Promise<number>
  published(kind: 'rules' | 'answers', site: string, version: number): Promise<string | undefined>
  countOutcome(outcome: Outcome): Promise<void>
  outcomes(site: string): Promise<(Outcome & { count: number })[]>
}
