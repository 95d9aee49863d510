import type { Meaning, Meanings } from '@beckon/answers'
import type { Clock } from '../clock/clock.ts'
import type { Embedding } from './embedding.ts'

/** A shelf of thousands takes a while; nobody waits for it. */
const shelfWithinMs = 120_000
/** Whoever asked waits so long for what they wrote to be stored: then the words alone must do. */
const questionWithinMs = 1000
/** After a question that was not told in time, others are not held up by the same. */
const restsForMs = 30_000

/** Known texts of one site, from one reading of its shelf to the next. */
export type KnownMeanings = Map<string, Meaning>

export type MeaningReader = ReturnType<typeof createMeaningReader>

/** Reads what texts mean, never longer than whoever waits can bear; `failed` hears why something is not known. */
export function createMeaningReader(embedding: Embedding, clock: Clock, failed: (error: unknown) => void) {
  const bySite = new Map<string, KnownMeanings>()
  let restsUntilMs = Number.NEGATIVE_INFINITY

  return {
    /** Of all texts of a site; only those that were not known before are asked for. Undefined where they cannot be told now. */
    async ofTexts(site: string, texts: readonly string[]): Promise<Meanings | undefined> {
      const before = bySite.get(site)
      const wanted = [...new Set(texts)]
      const missing = wanted.filter(text => !before?.has(text))
      try {
        const told = missing.length > 0 ? await embedding.embed(missing, AbortSignal.timeout(shelfWithinMs)) : []
        const known: KnownMeanings = new Map()
        for (const text of wanted) {
          const meaning = before?.get(text)
          if (meaning) known.set(text, meaning)
        }
        for (const [at, text] of missing.entries()) known.set(text, Float32Array.from(told[at] ?? []))
        bySite.set(site, known)
        return known
      } catch (error) {
        failed(error)
        return undefined
      }
    },
    /** Of what a visitor asks; undefined where it does not come in time. Never rejects. */
    async ofQuestion(question: string): Promise<Meaning | undefined> {
      if (clock.now() < restsUntilMs) return undefined
      try {
        const [meaning] = await embedding.embed([question], AbortSignal.timeout(questionWithinMs))
        return meaning
      } catch (error) {
        restsUntilMs = clock.now() + restsForMs
        failed(error)
        return undefined
      }
    },
  }
}
