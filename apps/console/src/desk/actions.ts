import type { ConversationSummary, Lane } from '@beckon/protocol'
import { words } from '../words.ts'
import type { Workplace } from './workplace.ts'

export const nameOf = (summary: ConversationSummary | undefined): string => summary?.visitor?.name || words.someone

/** The other operator who has this conversation, if one has: then only notes may be written. */
export function heldByAnother(summary: ConversationSummary | undefined, operator: string): string | undefined {
  if (summary?.status !== 'served' || summary.operator?.id === operator) return undefined
  return summary.operator?.name ?? ''
}

export const canTake = (summary: ConversationSummary | undefined): summary is ConversationSummary =>
  summary !== undefined && summary.status !== 'served'

export const canRelease = (summary: ConversationSummary | undefined, operator: string) =>
  summary?.status === 'served' && summary.operator?.id === operator

export function canClose(summary: ConversationSummary | undefined, { operator, closing }: Workplace): boolean {
  if (!summary || summary.status === 'closed' || closing.soon.value.has(summary.conversation)) return false
  return heldByAnother(summary, operator.id) === undefined
}

export function openConversation({ view, lane, area }: Workplace, conversation: string | undefined): void {
  lane.value = 'talk'
  view.show(conversation)
  area.showConversations(conversation)
}

export function take(workplace: Workplace, conversation: string): void {
  if (workplace.view.openId.peek() !== conversation) openConversation(workplace, conversation)
  void workplace.desk.take(conversation).then(workplace.report)
}

export function release({ desk, report }: Workplace, conversation: string): void {
  void desk.release(conversation).then(report)
}

export function close({ closing, view }: Workplace, conversation: string): void {
  closing.close(conversation, nameOf(view.find(conversation)))
}

/** Sends the draft; the words are in the outbox before they leave the field. */
export function send({ desk, drafts }: Workplace, conversation: string, lane: Lane): void {
  drafts.send(conversation, lane, (text, answers) => desk.send(conversation, text, lane, answers))
}

export function togglePresence({ desk, settings }: Workplace): void {
  const presence = desk.state().presence === 'online' ? 'away' : 'online'
  settings.away.value = presence === 'away'
  void desk.setPresence(presence)
}

export async function toggleNotices({ notices, settings, toasts }: Workplace): Promise<void> {
  const before = notices.permission()
  const permission = before === 'default' ? await notices.ask() : before
  if (permission === 'default') return
  if (permission !== 'granted') {
    toasts.show({ tone: 'plain', text: words.notifyBlocked })
    return
  }
  settings.notices.value = before === 'default' || !settings.notices.peek()
  toasts.show({ tone: 'plain', text: settings.notices.peek() ? words.notifyOn : words.notifyOff })
}
