import { createHash } from 'node:crypto'
import { minifySync } from 'vite'
import { locales } from './all.ts'
import { launcherKeys, type Texts } from './texts.ts'

/** What the relay reads to choose a language and to check the owner's texts: by language its file and all of its texts. */
export type WordsManifest = Record<string, { path: string; texts: Texts }>

/** The files of the panel's texts, one a language, under names with a hash of their content, and the manifest that names them. */
export function wordsFiles(): { files: Map<string, string>; manifest: WordsManifest } {
  const files = new Map<string, string>()
  const manifest: WordsManifest = {}
  for (const [language, texts] of Object.entries(locales)) {
    const panel = Object.entries(texts).filter(([key]) => !launcherKeys.some(each => each === key))
    const code = `export default ${JSON.stringify(Object.fromEntries(panel))}`
    const text = minifySync(`${language}.js`, code, { module: true, mangle: false }).code
    const name = `words-${language}-${createHash('sha256').update(text).digest('base64url').slice(0, 8)}.js`
    files.set(name, text)
    manifest[language] = { path: `/${name}`, texts }
  }
  return { files, manifest }
}
