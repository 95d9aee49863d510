import type { Meaning, Meanings } from '@beckon/answers'
import { createOpenAiEmbedding } from '../../../relay/src/embedding/openai.ts'
import type { Exam } from './sampling.ts'

export type ReadMeanings = (texts: readonly string[]) => Promise<Meanings>

export const readNone: ReadMeanings = async () => new Map()

const textsAtOnce = 500
const slowestMs = 600_000

/** Asks an embeddings server what texts mean, each once. */
export function createReader(url: string, model: string): ReadMeanings {
  const embedding = createOpenAiEmbedding({ url, model, key: process.env.EMBEDDINGS_KEY })
  const known = new Map<string, Meaning>()
  return async texts => {
    const missing = [...new Set(texts)].filter(text => !known.has(text))
    for (let from = 0; from < missing.length; from += textsAtOnce) {
      const part = missing.slice(from, from + textsAtOnce)
      const meanings = await embedding.embed(part, AbortSignal.timeout(slowestMs))
      for (const [at, text] of part.entries()) known.set(text, meanings[at] ?? [])
    }
    return known
  }
}

export const textsIn = ({ answers, development, test }: Exam): string[] => [
  ...answers.flatMap(({ title, phrasings }) => [title, ...phrasings]),
  ...[...development, ...test].map(({ text }) => text),
]
