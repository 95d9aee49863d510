import type { Answer } from '@beckon/answers'
import { type Format, isFormat } from '../shelf-file/formats.ts'

/** Bodies come as JSON, or as JSON in `text/plain`: that is what a page may send to another origin without asking first. */
type Fields = Record<string, unknown>

/** All the claims at their longest, in letters that take three bytes each, as base64. */
const longestIdentity = 8192
const idPattern = /^[\w-]{1,64}$/
const outcomes = [
  'matched',
  'held-out',
  'held-out-chatted',
  'held-out-goal',
  'shown',
  'repeated',
  'opened',
  'dismissed',
  'expired',
  'chatted',
  'goal',
  'released',
]

export function readSiteKey(body: unknown): string | undefined {
  const fields = readFields(body, ['site'])
  return isId(fields?.site) ? fields.site : undefined
}

/** What a page's server has signed about its visitor, and the token of a device that has one. */
export function readIdentity(body: unknown): { site: string; identity: string; token: string | undefined } | undefined {
  const { site, identity, token } = readFields(body, ['site', 'identity', 'token']) ?? {}
  const isFine = isId(site) && typeof identity === 'string' && identity.length <= longestIdentity
  return isFine && (token === undefined || isId(token)) ? { site, identity, token } : undefined
}

export function readSignOut(body: unknown): { site: string; token: string } | undefined {
  const { site, token } = readFields(body, ['site', 'token']) ?? {}
  return isId(site) && isId(token) ? { site, token } : undefined
}

export function readOutcome(body: unknown) {
  const fields = readFields(body, ['rule', 'version', 'variant', 'outcome', 'id'])
  if (!fields) return undefined
  const { rule, version, variant = '', outcome, id } = fields
  const isFine = isId(rule) && Number.isSafeInteger(version) && (variant === '' || isId(variant))
  if (!isFine || typeof outcome !== 'string' || !outcomes.includes(outcome)) return undefined
  // Pages of before have no id for a showing.
  if (id !== undefined && !isId(id)) return undefined
  return { rule, version: Number(version), variant: String(variant), outcome, id }
}

/** A rule that is about to be shown, and the token of a visitor who has one. */
export function readInvitation(body: unknown) {
  const fields = readFields(body, ['rule', 'version', 'variant', 'id', 'token'])
  const { rule, version, variant = '', id, token } = fields ?? {}
  const isFine = isId(rule) && isId(id) && Number.isSafeInteger(version) && (variant === '' || isId(variant))
  if (!isFine || !(token === undefined || isId(token))) return undefined
  return { rule, version: Number(version), variant: String(variant), id, token }
}

export function readSignIn(body: unknown): { name: string; password: string } | undefined {
  const fields = readFields(body, ['name', 'password'])
  const { name, password } = fields ?? {}
  if (typeof name !== 'string' || typeof password !== 'string') return undefined
  return name.length <= 64 && password.length <= 256 ? { name, password } : undefined
}

/** A rule file to publish over the version `base`; what the file holds is checked elsewhere. */
export function readRulesToPublish(body: unknown): { file: unknown; base: number } | undefined {
  const { file, base } = readFields(body, ['file', 'base']) ?? {}
  return file !== undefined && Number.isSafeInteger(base) ? { file, base: Number(base) } : undefined
}

/** What the widget is to be like, over the version `base`; what it holds is checked elsewhere. */
export function readAppearanceToSave(body: unknown): { appearance: unknown; base: number } | undefined {
  const { appearance, base } = readFields(body, ['appearance', 'base']) ?? {}
  return appearance !== undefined && Number.isSafeInteger(base) ? { appearance, base: Number(base) } : undefined
}

/** Answers to put on the shelf and ids to take away, over the version `base`; what the answers hold is checked elsewhere. */
export function readAnswerChange(body: unknown): { base: number; put: Answer[]; remove: string[] } | undefined {
  const { base, put = [], remove = [] } = readFields(body, ['base', 'put', 'remove']) ?? {}
  const isFine = Number.isSafeInteger(base) && Array.isArray(put) && put.every(hasId) && isIds(remove)
  return isFine ? { base: Number(base), put: put as Answer[], remove } : undefined
}

/** A file of answers to take in, or only to look at. */
export function readImport(body: unknown): { format: Format; text: string; dryRun: boolean; base: number } | undefined {
  const { format, text, dryRun, base } = readFields(body, ['format', 'text', 'dryRun', 'base']) ?? {}
  const isFine =
    isFormat(format) && typeof text === 'string' && typeof dryRun === 'boolean' && Number.isSafeInteger(base)
  return isFine ? { format, text, dryRun, base: Number(base) } : undefined
}

/** Ids of what the owner wants to see no more, and of what to show again. */
export function readAside(body: unknown): { dismiss: string[]; restore: string[] } | undefined {
  const { dismiss = [], restore = [] } = readFields(body, ['dismiss', 'restore']) ?? { dismiss: undefined }
  return isIds(dismiss) && isIds(restore) ? { dismiss, restore } : undefined
}

/** Proposals to accept, besides. */
export function readProposals(body: unknown): { accept: string[]; dismiss: string[]; restore: string[] } | undefined {
  const { accept = [], ...rest } = readFields(body, ['accept', 'dismiss', 'restore']) ?? { accept: undefined }
  const aside = readAside(rest)
  return isIds(accept) && aside ? { accept, ...aside } : undefined
}

const mostIds = 1000
const isIds = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length <= mostIds && value.every(isId)
const hasId = (value: unknown): boolean => typeof (value as Answer | null)?.id === 'string'

/** A rule, and the page on which to try it. */
export function readTrial(body: unknown): { rule: string; url: URL } | undefined {
  const { rule, url } = readFields(body, ['rule', 'url']) ?? {}
  return isId(rule) && typeof url === 'string' && URL.canParse(url) ? { rule, url: new URL(url) } : undefined
}

export const isDay = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-\d\d-\d\d$/.test(text)

const isId = (value: unknown): value is string => typeof value === 'string' && idPattern.test(value)

/** An object with no other fields than these. */
function readFields(body: unknown, known: string[]): Fields | undefined {
  const value = typeof body === 'string' ? parseJson(body) : body
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.keys(value).every(name => known.includes(name)) ? (value as Fields) : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
