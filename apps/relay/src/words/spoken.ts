import type { Appearance } from '@beckon/protocol'
import { fallback, type Languages, type Text } from './languages.ts'
import { negotiate, type Wishes } from './negotiate.ts'
import { ownTextsIn } from './own-texts.ts'

/** What a page is told of the language of its widget. */
export type Spoken = {
  lang: string
  dir: 'ltr' | 'rtl'
  /** Of the file with the texts, and of the English one for where that does not come. */
  path: string
  spare: string
  /** What is said before that file is there, and what the owner says instead of what stands in it. */
  texts: Record<string, Text>
}

/** As `launcherKeys` of the widget. */
const saidFirst = ['open', 'close', 'dismiss', 'never']

/** Chooses the language of a widget; undefined while no widget is built. */
export function spokenOn(
  languages: Languages | undefined,
  { language: fixed, texts: own }: Appearance,
  wishes: Omit<Wishes, 'fixed'> = {},
): Spoken | undefined {
  const english = languages?.[fallback]
  if (!languages || !english) return undefined
  const { path, texts } = languages[negotiate({ ...wishes, fixed }, Object.keys(languages))] ?? english
  const lang = String(texts.lang)
  const first = Object.fromEntries(saidFirst.flatMap(name => (texts[name] ? [[name, texts[name]]] : [])))
  return {
    lang,
    dir: texts.dir === 'rtl' ? 'rtl' : 'ltr',
    path,
    spare: english.path,
    texts: { ...first, ...ownTextsIn(lang, texts, own) },
  }
}

/** The wishes in the query `lang=TAG,PAGE`, either of which may be empty. */
export function wishesIn(lang: unknown): Pick<Wishes, 'tag' | 'page'> {
  const [tag, page] = typeof lang === 'string' ? lang.split(',', 2) : []
  return { tag, page }
}
