import { type Answer, answerFields } from '@beckon/answers'
import { type FieldName, type FileProblem, type ReadAnswer, type Texts, toAnswer, toTexts } from './record.ts'

/** All but the title, which is the heading, the text, which follows the fields, and the phrasings, which are a list. */
const ownLine = answerFields.filter(name => !['title', 'text', 'phrasings'].includes(name))
const field = /^([A-Za-z]+):[ \t]*(.*)$/
const item = /^[-*][ \t]+(.*)$/

/**
 * Reads Markdown: each answer is a heading `## Title`, then fields as `language: de`, then `phrasings:` with a list, then an empty line, and then its text up
 * to the next heading of that kind. What stands before the first heading is not read.
 */
export function readMarkdown(text: string): { answers: ReadAnswer[]; problems: FileProblem[] } {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const heads = lines.flatMap((line, at) => (/^## /.test(line) ? [at] : []))
  const problems: FileProblem[] = []
  if (heads.length === 0)
    problems.push({ line: 1, code: 'empty', message: 'no answer: each begins with a line "## Title"' })
  const answers = heads.map((at, nth): ReadAnswer => {
    const body = lines.slice(at + 1, heads[nth + 1] ?? lines.length)
    const texts = readBody(body, at + 2, problems)
    return { line: at + 1, answer: toAnswer({ ...texts, title: (lines[at] ?? '').slice(3) }) }
  })
  return { answers, problems }
}

function readBody(body: readonly string[], firstLine: number, problems: FileProblem[]): Texts {
  const texts: Texts = {}
  let at = 0
  for (; at < body.length; at++) {
    const line = body[at] ?? ''
    if (line.trim() === '') {
      // An empty line right under the heading is only air.
      if (Object.keys(texts).length === 0 && field.test(body[at + 1] ?? '') && at === 0) continue
      break
    }
    const [, name = '', value = ''] = field.exec(line) ?? []
    if (name === 'phrasings' && value === '') {
      const phrasings: string[] = []
      for (let found = item.exec(body[at + 1] ?? ''); found; found = item.exec(body[at + 1] ?? '')) {
        phrasings.push(found[1] ?? '')
        at++
      }
      texts.phrasings = `${phrasings.join('\n')}\n`
    } else if ((ownLine as string[]).includes(name)) texts[name as FieldName] = value
    else if (name && at === Object.keys(texts).length && Object.keys(texts).length > 0)
      problems.push({
        line: firstLine + at,
        code: 'unknown-field',
        message: `"${name}"; known: phrasings, ${ownLine.join(', ')}`,
      })
    else break
  }
  texts.text = body.slice(at).map(unescaped).join('\n')
  return texts
}

export function writeMarkdown(answers: readonly Answer[]): string {
  return answers.map(writeAnswer).join('\n')
}

function writeAnswer(answer: Answer): string {
  const { title, text } = answer
  const texts = toTexts(answer)
  const fields = ownLine.flatMap(name => {
    const value = texts[name]
    return value === undefined ? [] : [`${name}: ${value.trim().replaceAll('\n', '|')}`]
  })
  const phrasings = answer.phrasings.length > 0 ? ['phrasings:', ...answer.phrasings.map(each => `- ${each}`)] : []
  return [`## ${title}`, ...fields, ...phrasings, '', ...text.split('\n').map(escaped), ''].join('\n')
}

/** A line of the text that looks like the heading of an answer. */
const escaped = (line: string) => (/^\\*## /.test(line) ? `\\${line}` : line)
const unescaped = (line: string) => (/^\\+## /.test(line) ? line.slice(1) : line)
