import type { Meaning } from '@beckon/answers'
import { type Embedding, EmbeddingError } from './embedding.ts'

/** Servers accept more, and a long answer is slow to come. */
const textsARequest = 100
/** Models cut long texts by themselves or refuse them; what matters was said by then. */
const mostChars = 2000

export type EmbeddingAddress = {
  /** Of the endpoint itself, as `https://host/v1/embeddings`. */
  url: string
  model: string
  /** Sent as a bearer token where it is given. */
  key: string | undefined
}

/** Asks a server that speaks OpenAI's embeddings API (https://platform.openai.com/docs/api-reference/embeddings), as many do that run on one's own machine. */
export function createOpenAiEmbedding({ url, model, key }: EmbeddingAddress, ask: typeof fetch = fetch): Embedding {
  async function request(input: string[], signal: AbortSignal): Promise<Meaning[]> {
    const headers = { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) }
    const body = JSON.stringify({ model, input, encoding_format: 'float' })
    const post = () => ask(url, { method: 'POST', headers, body, signal, redirect: 'error' })
    // A server that ends an idle connection just then has seen nothing of it: the second goes by a fresh one.
    const response = await post()
      .catch(cause => (wasClosed(cause) ? post() : Promise.reject(cause)))
      .catch(cause => {
        throw new EmbeddingError('unreachable', `cannot be reached: ${wordsOf(cause)}`, { cause })
      })
    if (!response.ok) {
      const { status } = response
      await response.body?.cancel()
      throw new EmbeddingError('refused', `answered ${status}`, { status })
    }
    const read: unknown = await response.json().catch(cause => {
      throw new EmbeddingError('bad_answer', 'answered no JSON', { cause })
    })
    return meaningsIn(read, input.length)
  }

  return {
    name: `${new URL(url).host}, ${model}`,
    async embed(texts, signal) {
      const meanings: Meaning[] = []
      for (let from = 0; from < texts.length; from += textsARequest) {
        // An empty text is refused by some.
        const part = texts.slice(from, from + textsARequest).map(text => text.slice(0, mostChars).trim() || '-')
        meanings.push(...(await request(part, signal)))
      }
      if (meanings.some(({ length }) => length !== meanings[0]?.length))
        throw new EmbeddingError('bad_answer', 'answered meanings of several lengths')
      return meanings
    },
  }
}

/** `{"data": [{"index", "embedding"}]}`; the order of `data` is not promised. */
function meaningsIn(read: unknown, count: number): Meaning[] {
  const { data } = (read ?? {}) as { data?: unknown }
  const found: Meaning[] = []
  for (const [at, each] of (Array.isArray(data) ? data : []).entries()) {
    const { index = at, embedding } = (each ?? {}) as { index?: unknown; embedding?: unknown }
    if (Number.isInteger(index) && isMeaning(embedding)) found[Number(index)] = embedding
  }
  for (let at = 0; at < count; at++)
    if (!found[at]) throw new EmbeddingError('bad_answer', 'answered something else than a meaning for each text')
  return found.slice(0, count)
}

const isMeaning = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length > 0 && value.every(part => typeof part === 'number')

const wasClosed = (cause: unknown): boolean =>
  cause instanceof Error &&
  ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(String((cause.cause as { code?: unknown })?.code))

const wordsOf = (cause: unknown): string =>
  cause instanceof Error ? (cause.cause instanceof Error ? cause.cause.message : cause.message) : String(cause)
