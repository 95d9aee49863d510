import { createHash } from 'node:crypto'
import { minifySync } from 'vite'
import { locales } from './all.ts'
import { launcherKeys, panelKeys, type Texts } from './texts.ts'

/** What the relay reads to choose a language and to check the owner's texts: by language its file and all of its texts. */
export type WordsManifest = Record<string, { path: string; texts: Texts }>

/**
 * The files of each language, under names with a hash of their content, and the manifest that names the first: what the panel says, `words-LANG-HASH.js`, and what the
 * rest of it says, `more-LANG-HASH.js` by the same hash.
 */
export function wordsFiles(): { files: Map<string, string>; manifest: WordsManifest } {
  const files = new Map<string, string>()
  const manifest: WordsManifest = {}
  for (const [language, texts] of Object.entries(locales)) {
    const isAmong = (keys: readonly string[], key: string) => keys.includes(key)
    const entries = Object.entries(texts).filter(([key]) => !isAmong(launcherKeys, key))
    const words = moduleOf(entries.filter(([key]) => isAmong(panelKeys, key)))
    const more = moduleOf(entries.filter(([key]) => !isAmong(panelKeys, key)))
    const hash = createHash('sha256').update(words).update(more).digest('base64url').slice(0, 8)
    files.set(`words-${language}-${hash}.js`, words)
    files.set(`more-${language}-${hash}.js`, more)
    manifest[language] = { path: `/words-${language}-${hash}.js`, texts }
  }
  return { files, manifest }
}

function moduleOf(texts: [string, unknown][]): string {
  const code = `export default ${JSON.stringify(Object.fromEntries(texts))}`
  return minifySync('words.js', code, { module: true, mangle: false }).code
}
