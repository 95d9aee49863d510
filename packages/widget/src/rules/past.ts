import type { ChatState, Memory } from '@beckon/rules'
import { foundOf } from '@beckon/rules/supplement'
import type { Running } from './running.ts'

/** A tab that is opened so soon after a page of the site belongs to the same visit. */
const oneVisitMs = 1_800_000

/** Counts and times of earlier visits, kept with what rules remember of a visitor. All times are wall times. */
type Past = {
  /** This visit included. Only where rules may remember longer than a visit. */
  visits?: number
  /** When the latest page was opened; `beforeMs` of the visit before. */
  pageAtMs?: number
  beforeMs?: number | undefined
  chats?: number
  inChat?: boolean
  /** When a chat was last seen to begin, go on or end. */
  chatAtMs?: number
}
type Found = ReturnType<typeof foundOf>
/** The same as it stood when this visit began, in its own memory: other tabs and visits go on counting. */
type Before = Pick<Past, 'visits' | 'beforeMs' | 'chats'>

type Remembering = {
  visit: Memory['visit'] & { past?: Before; found?: Found }
  visitor: Memory['visitor'] & { past?: Past }
}

/** Tells the rules what few of them ask of the visitor: the time zone, and what is remembered of earlier visits. Remembers this one and its chats for the next. */
export function recall(page: Running): void {
  const { widget, storing, signal, run } = page
  const { visit } = run.memory as Remembering
  const past = read(page)
  const { chats = 0 } = past
  const isLonger = storing === 'visitor'
  const { pageAtMs, visits = 0, beforeMs } = past
  const isNew = pageAtMs === undefined || pageAtMs < Date.now() - oneVisitMs
  const began = isNew ? { visits: visits + 1, beforeMs: pageAtMs } : { visits, beforeMs }
  const before: Before = visit.past ?? { ...(isLonger && began), chats }
  // A tab that was left open for long goes on with its own visit, and one opened since has counted for itself.
  if (isLonger) write(page, { ...past, ...(!visit.past && began), pageAtMs: Date.now() }, before)
  else if (!visit.past) write(page, past, before)
  page.learn({
    type: 'visitor',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...(visit.found && { found: visit.found }),
    ...(before.visits !== undefined && { visit: before.visits }),
    ...(before.beforeMs !== undefined && { lastVisitAt: before.beforeMs }),
    ...(before.chats !== undefined && { chats: before.chats }),
    ...(past.chatAtMs !== undefined && { lastChatAt: past.chatAtMs }),
  })
  const heard = (state: ChatState) => {
    const known = read(page)
    const inChat = state !== 'none' && state !== 'closed'
    if (!inChat && !known.inChat) return
    // Every tab hears of it, and the first to do so counts it.
    const chats = (known.chats ?? 0) + (inChat && !known.inChat ? 1 : 0)
    // What a page finds closed had its end at some moment nobody was there for.
    const chatAtMs = !inChat && page.run.facts.assumed ? known.chatAtMs : Date.now()
    write(page, { ...known, inChat, chats, ...(chatAtMs !== undefined && { chatAtMs }) })
  }
  signal.addEventListener('abort', widget.on('chat', heard))
  // Before the rules themselves store what they remember.
  addEventListener(
    'pagehide',
    () => {
      const { visit, visitor } = page.run.memory
      const found = foundOf(page.file, page.run.facts)
      const memory: Remembering = { visit: { ...visit, ...(found && { found }) }, visitor }
      page.run = { ...page.run, memory }
    },
    { signal },
  )
}

function read({ kept, run }: Running): Past {
  const { visitor } = kept.read(run.memory) as Remembering
  return visitor.past ?? {}
}

function write(page: Running, past: Past, before?: Before): void {
  const { visit } = page.run.memory
  // Other tabs may have written since.
  const { visitor } = page.kept.read(page.run.memory)
  const memory: Remembering = {
    visit: { ...visit, ...(before && { past: before }) },
    visitor: { ...visitor, past } as Remembering['visitor'],
  }
  page.run = { ...page.run, memory }
  page.kept.write(memory, true)
}
