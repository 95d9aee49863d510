import type { Appearance, OwnTexts, TextProblem } from '@beckon/protocol'
import { places } from '../config/places.ts'
import { checkOwnTexts } from '../words/check.ts'
import { createLanguages, type Languages } from '../words/languages.ts'
import { languageOf } from '../words/negotiate.ts'
import { type Given, WrongUse, withStore } from './command.ts'
import { readText } from './read.ts'

/** One language for all visitors of a site, or again the one that each reads. */
export function setLanguage(given: Given): Promise<number> {
  const { words, option } = given
  const [, tag] = words
  const site = option('site')
  if (tag === undefined || site === undefined) throw new WrongUse('Say "site language LANG --site KEY".')
  const languages = spoken()
  const language = languageOf(tag)
  const isKnown = language !== undefined && Object.hasOwn(languages, language)
  if (tag !== 'auto' && !isKnown)
    throw new WrongUse(`"${tag}" is none of ${Object.keys(languages).join(', ')}, nor "auto".`)
  return change(given, site, ({ language: _, ...rest }) => (tag === 'auto' ? rest : { ...rest, language: tag }), {
    done:
      tag === 'auto' ? `The widget of ${site} speaks as each visitor does` : `The widget of ${site} speaks ${language}`,
  })
}

/** What the widget of a site says in the owner's words. */
export async function setTexts(given: Given): Promise<number> {
  const { io, words, option, json } = given
  const [, file] = words
  const site = option('site')
  if (file === undefined || site === undefined) throw new WrongUse('Say "site texts FILE --site KEY".')
  const text = await readText(file, io)
  if (text === undefined) return 1
  const own = parse(text)
  const problems: TextProblem[] =
    own === undefined ? [{ place: '', code: 'bad_text', message: 'This is not JSON.' }] : checkOwnTexts(own, spoken())
  if (problems.length > 0) {
    if (json) io.out(JSON.stringify({ ok: false, problems }))
    else for (const { place, message } of problems) io.err(`${file}: ${place ? `${place}: ` : ''}${message}`)
    return 1
  }
  const texts = own as OwnTexts
  const count = Object.values(texts).reduce((sum, each) => sum + Object.keys(each).length, 0)
  return change(given, site, appearance => ({ ...appearance, texts }), {
    done: `${site} says ${count} texts in its own words`,
    count,
  })
}

type Told = { done: string; count?: number }

function change(
  { config, io, json }: Given,
  site: string,
  to: (now: Appearance) => Appearance,
  { done, ...told }: Told,
) {
  return withStore(config, io, async store => {
    for (;;) {
      const found = await store.sites.find(site)
      if (!found) {
        io.err(`There is no site with the key "${site}".`)
        return 1
      }
      // What an operator saves at this moment stays.
      const base = found.appearanceVersion
      if ((await store.sites.setAppearance(site, to(found.appearance), { base })) !== undefined) break
    }
    io.out(json ? JSON.stringify({ ok: true, ...told }) : done)
    return 0
  })
}

function spoken(): Languages {
  const languages = createLanguages(places.widget)()
  if (!languages) throw new WrongUse('The widget is not built, and tells which languages it speaks: npm run build')
  return languages
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
