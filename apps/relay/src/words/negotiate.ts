import { fallback } from './languages.ts'

/** What is known of what the visitor reads, in the order in which it counts. */
export type Wishes = {
  /** The tag's `data-lang`. */
  tag?: string | undefined
  /** What the owner has fixed for the site. */
  fixed?: string | undefined
  /** The `lang` of the page. */
  page?: string | undefined
  /** The header `Accept-Language` of the browser. */
  accepts?: string | undefined
}

/** The same language under another name, or the nearest one that its readers read without effort. */
const readAs: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' }
const mostAccepted = 20

/** The first of these languages that somebody wishes for, whatever the region or script. */
export function negotiate({ tag, fixed, page, accepts = '' }: Wishes, languages: readonly string[]): string {
  for (const wish of [tag, fixed, page, ...acceptedIn(accepts)]) {
    const language = languageOf(wish)
    if (language !== undefined && languages.includes(language)) return language
  }
  return fallback
}

/** The language of a tag of BCP 47, as `pt` of `pt-BR`; undefined for what is none. */
export function languageOf(tag: string | undefined): string | undefined {
  try {
    const { language } = new Intl.Locale(tag?.trim().replaceAll('_', '-') ?? '')
    return readAs[language] ?? language
  } catch {
    return undefined
  }
}

/** By RFC 9110, section 12.5.4: the most wished for first, and what is refused (`q=0`) not at all. */
function acceptedIn(header: string): string[] {
  const wishes = header.split(',', mostAccepted).map(part => {
    const [tag = '', ...parameters] = part.split(';')
    const weight = parameters.map(each => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find(Boolean)
    return { tag: tag.trim(), weight: weight === undefined ? 1 : Number(weight) }
  })
  return wishes
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
}
