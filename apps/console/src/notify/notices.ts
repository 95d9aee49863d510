import type { OperatorDesk } from '@beckon/client'
import type { ConversationSummary } from '@beckon/protocol'
import type { Signal } from '@preact/signals'
import { words } from '../words.ts'
import { type Permission, type SystemNotices, tellUnwatched } from './system.ts'

export type Notices = { permission(): Permission; ask(): Promise<Permission>; stop(): void }

type Options = {
  desk: OperatorDesk
  operator: string
  system: SystemNotices
  isWanted: Signal<boolean>
  open: (conversation: string) => void
}

/** Tells of a new chat, and of new words in one's own, while nobody looks at the console. */
export function createNotices({ desk, operator, system, isWanted, open }: Options): Notices {
  const before = new Map<string, ConversationSummary>()
  let wasConnected = false
  let knowsDesk = false

  function tell(summary: ConversationSummary) {
    const news = newsIn(summary, before.get(summary.conversation), operator)
    before.set(summary.conversation, summary)
    const { conversation, last } = summary
    const notice = { body: last?.text ?? '', tag: conversation, clicked: () => open(conversation) }
    if (news) tellUnwatched(system, isWanted, { title: news, ...notice })
  }

  const stopChange = desk.on('change', () => {
    const { link, conversations } = desk.state()
    const isConnected = link.kind === 'connected'
    if (isConnected && !wasConnected) {
      // What was there when the console first connected is no news; what came while it was away is.
      for (const summary of conversations) knowsDesk ? tell(summary) : before.set(summary.conversation, summary)
      knowsDesk = true
    }
    wasConnected = isConnected
  })
  const stopFrame = desk.on('frame', frame => {
    if (frame.type === 'conversation' && knowsDesk) tell(frame.conversation)
  })
  return {
    permission: () => system.permission.value,
    ask: system.ask,
    stop() {
      stopChange()
      stopFrame()
    },
  }
}

/** What a changed conversation means to this operator: a title, or nothing worth telling. */
export function newsIn(
  summary: ConversationSummary,
  before: ConversationSummary | undefined,
  operator: string,
): string | undefined {
  const name = summary.visitor?.name || words.someone
  if (summary.status === 'waiting') return before?.status === 'waiting' ? undefined : words.noticeWaiting(name)
  const isMine = summary.status === 'served' && summary.operator?.id === operator
  const wrote = summary.last?.by === 'visitor' && summary.head > (before?.head ?? 0)
  return isMine && wrote ? words.noticeWrote(name) : undefined
}
