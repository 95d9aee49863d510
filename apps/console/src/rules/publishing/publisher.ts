import type { Finding, RuleFile } from '@beckon/rules'
import { type Refused as RefusedByRelay, refused } from '../../part/refused.ts'
import { type AskRelay, jsonBody } from '../../sign-in/ask.ts'
import { isRuleFile } from '../draft/shape.ts'

export type VersionInForce = { version: number; file: RuleFile; versions: readonly Version[] }

/** `by` is the name of who published it, where that was kept. */
export type Version = { version: number; at: number; by?: string }
export type OutcomeCount = {
  rule: string
  version: number
  variant: string
  day: string
  outcome: string
  count: number
}

/** Something that keeps a file from being published, at its place in it. */
export type Problem = Omit<Finding, 'level'>

/** `unreadable` where this page does not understand what the relay keeps. */
export type Refused = RefusedByRelay | { ok: false; code: 'unreadable' }
export type Published =
  | { ok: true; version: number }
  /** Another version is in force than the one the file began from. */
  | { ok: false; code: 'conflict' }
  | { ok: false; code: 'bad_rules'; problems: readonly Problem[] }
  | Refused

/** What the relay keeps of one site's rules. Never throws. */
export type Publisher = {
  inForce(): Promise<({ ok: true } & VersionInForce) | Refused>
  version(version: number): Promise<RuleFile | undefined>
  /** `base` is the version that the file began from. */
  publish(file: RuleFile, base: number): Promise<Published>
  /** From a day on, `YYYY-MM-DD`. */
  outcomes(from: string): Promise<readonly OutcomeCount[] | undefined>
  /** The address with a mark that shows the published rule there in one's own browser. */
  testLink(rule: string, url: string): Promise<string | undefined>
}

export function createPublisher(ask: AskRelay, site: string): Publisher {
  const path = `sites/${encodeURIComponent(site)}/rules`
  return {
    async inForce() {
      const answer = await ask(path)
      const body = (answer?.body ?? {}) as { version?: unknown; file?: unknown; versions?: unknown }
      const { file } = body
      if (answer?.status !== 200) return refused(answer)
      if (!isRuleFile(file)) return { ok: false, code: 'unreadable' }
      const versions = Array.isArray(body.versions) ? (body.versions as VersionInForce['versions']) : []
      return { ok: true, version: Number(body.version) || 0, file, versions }
    },
    async version(version) {
      const answer = await ask(`${path}/${version}`)
      const { file } = (answer?.body ?? {}) as { file?: unknown }
      return answer?.status === 200 && isRuleFile(file) ? file : undefined
    },
    async publish(file, base) {
      const answer = await ask(path, jsonBody('PUT', { file, base }))
      const body = (answer?.body ?? {}) as { version?: unknown; problems?: Problem[] }
      if (answer?.status === 200) return { ok: true, version: Number(body.version) }
      if (answer?.status === 409) return { ok: false, code: 'conflict' }
      if (answer?.status === 422) return { ok: false, code: 'bad_rules', problems: body.problems ?? [] }
      return refused(answer)
    },
    async outcomes(from) {
      const answer = await ask(`${path}/outcomes?from=${from}`)
      const { outcomes } = (answer?.body ?? {}) as { outcomes?: unknown }
      return answer?.status === 200 && Array.isArray(outcomes) ? (outcomes as OutcomeCount[]) : undefined
    },
    async testLink(rule, url) {
      const answer = await ask(`${path}/test-link`, jsonBody('POST', { rule, url }))
      const { url: link } = (answer?.body ?? {}) as { url?: unknown }
      return answer?.status === 200 && typeof link === 'string' ? link : undefined
    },
  }
}
