import { type Answer, answerFields, answerIdOf } from '@beckon/answers'

export type FileProblem = { line: number; code: string; message: string }
export type ReadAnswer = { answer: Answer; line: number }

export type FieldName = (typeof answerFields)[number]

const lists: readonly FieldName[] = ['phrasings', 'pages', 'tags']

/** A file says each field as one text; lists have an entry a line, or parted by `|` where there is only one line. */
export type Texts = Partial<Record<FieldName, string>>

/** The answer that texts say. What is empty is left out; an id that is missing is made from the title. */
export function toAnswer(texts: Texts): Answer {
  const answer: Record<string, unknown> = { id: '', title: '', phrasings: [], text: '' }
  for (const [name, text] of Object.entries(texts) as [FieldName, string][]) {
    if (lists.includes(name)) {
      const entries = entriesOf(text)
      if (entries.length > 0 || name === 'phrasings') answer[name] = entries
    } else if (text.trim()) answer[name] = text.trim()
  }
  if (!answer.id) answer.id = answerIdOf(String(answer.title))
  return answer as Answer
}

export function toTexts(answer: Answer): Texts {
  return Object.fromEntries(
    answerFields.flatMap(name => {
      const value = answer[name]
      if (value === undefined) return []
      // One entry with a line of its own would be parted.
      return [[name, typeof value === 'string' ? value : value.length === 1 ? `${value[0]}\n` : value.join('\n')]]
    }),
  )
}

function entriesOf(text: string): string[] {
  const parts = text.includes('\n') ? text.split(/\r?\n/) : text.split('|')
  return parts.map(part => part.trim()).filter(Boolean)
}
