import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './house.ts'

/** What owners read, relative to the root. */
export const documents = readdirSync(join(root, 'docs')).map(name => `docs/${name}`)

export const read = (path: string) => readFileSync(join(root, path), 'utf8')

export type Block = { language: string; text: string }

/** The fenced blocks of a document, in order. */
export function blocksOf(path: string): Block[] {
  return [...read(path).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    text,
  }))
}

/** Names in the first column of the tables of a section, as they stand between backticks. */
export function namesUnder(path: string, heading: string): string[] {
  const [, after = ''] = read(path).split(`\n## ${heading}\n`)
  const [section = ''] = after.split('\n## ')
  return [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name = '']) => name)
}

/** Links of a document that lead nowhere: to a file that is not there, or a heading it does not have. */
export function brokenLinksOf(path: string): string[] {
  const prose = read(path).replace(/^```[\s\S]*?^```$/gm, '')
  const targets = [...prose.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, target = '']) => target)
  return targets.filter(target => {
    const [file = '', heading] = target.split('#')
    const linked = file ? join(dirname(path), file) : path
    if (!existsSync(join(root, linked))) return true
    return heading !== undefined && !headingsOf(linked).includes(heading)
  })
}

/** As they are linked to: small, without punctuation, with hyphens for spaces. */
function headingsOf(path: string): string[] {
  return [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, words = '']) =>
    words
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  )
}
