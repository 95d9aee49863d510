import type { Lane } from '@beckon/protocol'
import type { Event, EventOf, Rendered, Run } from './event.ts'

export type List = { client: string; conversation: string; lane: Lane; shown: Rendered[] }

export const listKey = ({ client, conversation, lane }: Omit<List, 'shown'>) => `${client} ${lane} ${conversation}`

/**
 * Replays what was shown and hidden: the rendered list of every client and lane. `step` is called after each change; the answer is the lists
 * as they stood at the end.
 */
export function replayLists(
  { history }: Pick<Run, 'history'>,
  step: (list: List, event: EventOf<'show'> | EventOf<'hide'>) => void = () => {},
): Map<string, List> {
  const lists = new Map<string, List>()
  for (const event of history) {
    if (isReload(event)) for (const list of lists.values()) if (list.client === event.client) list.shown = []
    if (event.event !== 'show' && event.event !== 'hide') continue
    const { client, conversation, lane, index } = event
    const list = lists.get(listKey(event)) ?? { client, conversation, lane, shown: [] }
    lists.set(listKey(event), list)
    if (event.event === 'hide') list.shown.splice(index, 1)
    else list.shown.splice(index, 0, { messageId: event.messageId, seq: event.seq, text: event.text })
    step(list, event)
  }
  return lists
}

const isReload = (event: Event): event is EventOf<'fault'> & { client: string } =>
  event.event === 'fault' && event.fault === 'reload' && event.client !== undefined
