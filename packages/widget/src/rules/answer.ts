import type { Running } from './running.ts'

/** What the relay answers about this site, as JSON; undefined where it refuses or is out of reach. */
export async function answerOf<T>({ widget }: Running, what = '', options?: RequestInit): Promise<T | undefined> {
  try {
    const answer = await widget.ask(what, options)
    return answer.ok ? await answer.json() : undefined
  } catch {
    return undefined
  }
}
