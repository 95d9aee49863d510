import type { SessionEvent } from '@beckon/rules'
import type { Running } from '../rules/running.ts'

const recording = new WeakSet<Running>()

/**
 * Records the visit in the exchange format of the rules, one event a line, from the beginning of this page on and over those that follow, where rules may remember. `stop` ends
 * it, hands it over as a file and answers it as text: it leaves the device by nobody's hand but that of who asked for it.
 */
export function record(page: Running, how: string): string {
  const key = `${page.key}:record`
  let before = ''
  page.kept.last(storage => {
    before = storage.getItem(key) ?? ''
  })
  const text = () => before + page.events.map(toLine).join('')
  if (how === 'stop') {
    recording.delete(page)
    page.kept.last(storage => storage.removeItem(key))
    download(text())
    return text()
  }
  if (!recording.has(page)) {
    recording.add(page)
    // The page would stop after a while, since nobody else wants them all.
    page.mostEvents = Infinity
    // When the page is left, or other rules come into force on it.
    page.signal.addEventListener(
      'abort',
      () => recording.has(page) && page.kept.last(storage => storage.setItem(key, text())),
    )
    // Found by the next page, also when this one dies.
    page.kept.last(storage => storage.setItem(key, before))
  }
  return 'recording'
}

export const isRecording = (page: Running): boolean => recording.has(page)

const toLine = (event: SessionEvent) => `${JSON.stringify(event)}\n`

function download(text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/jsonl' }))
  link.download = 'session.jsonl'
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
