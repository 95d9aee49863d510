import { readFile } from 'node:fs/promises'
import { publishAnswers, publishRules } from '../chat/publish.ts'
import type { Places } from '../config/places.ts'
import { hashPassword } from '../identity/passwords.ts'
import { newId, newPassword } from '../identity/tokens.ts'
import type { Store } from '../store/store.ts'

/** The demo shop's public key, the same everywhere so that its tag can be written down. */
export const demoSite = 'demo'
export const demoOperator = 'ann'

/**
 * Makes the demo site with its origins, rules, answers and operator where they are missing, and publishes files that have changed.
 * Answers the operator's password when it was made just now, and what could not be published.
 */
export async function seed(store: Store, places: Places, origins: string[], now: number) {
  const { sites, people } = store
  const site = { key: demoSite, name: 'Harbour & Hearth', origins, appearance: { accent: '#1d5b63' }, createdAt: now }
  if (!(await sites.add(site))) await sites.setOrigins(demoSite, origins)
  const problems = [
    ...(await publishChanged(store, 'rules', places.demoRules, now)),
    ...(await publishChanged(store, 'answers', places.demoAnswers, now)),
  ]
  if (await people.operatorForSignIn(demoOperator)) return { password: undefined, problems }
  const password = newPassword()
  const passwordHash = await hashPassword(password)
  const ann = { id: newId(), name: demoOperator, displayName: 'Ann', sites: [demoSite], passwordHash, createdAt: now }
  await people.addOperator(ann)
  return { password, problems }
}

async function publishChanged({ sites }: Store, kind: 'rules' | 'answers', file: string, now: number) {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return [`${file} is missing: the shop has no ${kind}.`]
  const site = await sites.find(demoSite)
  const version = kind === 'rules' ? site?.rulesVersion : site?.answersVersion
  const before = version ? await sites.published(kind, demoSite, version) : undefined
  if (before !== undefined && before === normal(text)) return []
  const published = await (kind === 'rules' ? publishRules : publishAnswers)(sites, demoSite, text, { at: now })
  return published.ok ? [] : published.problems.map(({ place, message }) => `${file}: ${place} ${message}`)
}

/** As it is stored, so that a change of white space is no new version. */
function normal(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text
  }
}
