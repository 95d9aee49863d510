/** Asks the relay under `/v1/operator/`: status and parsed body, or undefined where no answer came. Never throws. */
export type AskRelay = (path: string, init?: RequestInit) => Promise<{ status: number; body: unknown } | undefined>

export function createAsk(relay: string, fetchFrom: typeof fetch): AskRelay {
  return async (path, init) => {
    try {
      const response = await fetchFrom(`${relay}/v1/operator/${path}`, { credentials: 'same-origin', ...init })
      return { status: response.status, body: await response.json().catch(() => undefined) }
    } catch {
      return undefined
    }
  }
}

/** A body of JSON, as the routes of the relay want it. */
export const jsonBody = (method: 'POST' | 'PUT', body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
