type TraceEvent = {
  name: string
  ph: string
  pid: number
  tid: number
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/** What a page's main thread did: how many tasks, all of them together, the longest, and what of each was above `blockingMs`. */
export type Tasks = { tasks: number; mainMs: number; longestMs: number; blockingMs: number }

/** A task longer than this keeps a press waiting; what is above it is called blocking time. */
const blockingMs = 50

export const traceCategories = ['toplevel', 'disabled-by-default-devtools.timeline']

/**
 * Reads a trace of Chromium. Of several renderers, the one that did most is the page. Counted is the time the thread had a core, so that what else the machine
 * does weighs little; what throttling takes is in it.
 */
export function tasksOf(trace: Buffer): Tasks {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }
  const main = new Set<string>()
  for (const { name, pid, tid, args } of traceEvents)
    if (name === 'thread_name' && args?.name === 'CrRendererMain') main.add(`${pid}/${tid}`)
  const taken = new Map<string, number[]>()
  for (const { name, ph, pid, tid, dur = 0, tdur = dur } of traceEvents) {
    const thread = `${pid}/${tid}`
    if (name !== 'RunTask' || ph !== 'X' || !main.has(thread)) continue
    const own = taken.get(thread) ?? []
    taken.set(thread, own)
    own.push(tdur / 1000)
  }
  const all = [...taken.values()].map(ofThread).sort((a, b) => b.mainMs - a.mainMs)
  return all[0] ?? ofThread([])
}

const ofThread = (tasksMs: readonly number[]): Tasks => ({
  tasks: tasksMs.length,
  mainMs: tasksMs.reduce((sum, ms) => sum + ms, 0),
  longestMs: Math.max(0, ...tasksMs),
  blockingMs: tasksMs.reduce((sum, ms) => sum + Math.max(0, ms - blockingMs), 0),
})
