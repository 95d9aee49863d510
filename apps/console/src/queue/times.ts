/** From here on a waiting visitor is shown as urgent. */
export const urgentAfterMs = 2 * 60_000

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** A running wait: `0:07`, `12:40`, `1 h 05`, `3 d`. */
export function waitWords(forMs: number): string {
  const ms = Math.max(0, forMs)
  if (ms < hourMs) return `${Math.floor(ms / minuteMs)}:${two(Math.floor(ms / 1000) % 60)}`
  if (ms < dayMs) return `${Math.floor(ms / hourMs)} h ${two(Math.floor(ms / minuteMs) % 60)}`
  return `${Math.floor(ms / dayMs)} d`
}

/** How long ago something was, in the least words: `now`, `4 min`, `2 h`, `3 d`. */
export function agoWords(forMs: number): string {
  if (forMs < minuteMs) return 'now'
  if (forMs < hourMs) return `${Math.floor(forMs / minuteMs)} min`
  if (forMs < dayMs) return `${Math.floor(forMs / hourMs)} h`
  return `${Math.floor(forMs / dayMs)} d`
}

/** A wait that somebody must sit out: `40 s`, `5 min`. */
export const spanWords = (forMs: number): string =>
  forMs < minuteMs ? `${Math.max(1, Math.ceil(forMs / 1000))} s` : `${Math.ceil(forMs / minuteMs)} min`

const two = (value: number) => String(value).padStart(2, '0')
