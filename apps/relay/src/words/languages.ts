import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** A text of the widget: as it stands, or one for each plural form. */
export type Text = string | Record<string, string>
export type Texts = Readonly<Record<string, Text>>

/** By language, as the widget's build lists them in `locales.json`: the file that a page loads, and all its texts. */
export type Languages = Readonly<Record<string, { path: string; texts: Texts }>>

/** What every build has, and what stands for a language nobody speaks. */
export const fallback = 'en'

/** Reads which languages the built widget speaks, anew when it was built again; undefined while it never was. */
export function createLanguages(folder: string): () => Languages | undefined {
  const file = join(folder, 'locales.json')
  let known: Languages | undefined
  let knownAtMs = 0
  return () => {
    const changedAtMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs
    if (changedAtMs === undefined || changedAtMs === knownAtMs) return known
    try {
      known = JSON.parse(readFileSync(file, 'utf8'))
      knownAtMs = changedAtMs
    } catch {
      // It is being written just now, and read at the next request.
    }
    return known
  }
}
