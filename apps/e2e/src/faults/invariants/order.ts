import { replayLists } from '../history/lists.ts'
import type { Invariant } from './invariant.ts'

/** P3: each lane of the log is numbered 1, 2, 3 … */
export const logIsNumbered: Invariant = {
  name: 'log numbered 1 to n',
  column: 'other',
  check: ({ log }) =>
    log.flatMap(({ id, talk, notes }) =>
      [talk, notes].flatMap(lane => {
        const at = lane.findIndex(({ seq }, index) => seq !== index + 1)
        return at < 0 ? [] : [`${id} has ${lane[at]?.seq} where ${at + 1} belongs`]
      }),
    ),
}

/** P3, P5: every rendered list rises strictly, at every moment. */
export const shownRises: Invariant = {
  name: 'shown seq rises',
  column: 'reordered',
  check(run) {
    const lines: string[] = []
    replayLists(run, ({ client, shown }, { event, index, messageId, seq }) => {
      if (event !== 'show') return
      const before = shown[index - 1]?.seq ?? 0
      const after = shown[index + 1]?.seq ?? Number.MAX_SAFE_INTEGER
      if (seq <= before || seq >= after) {
        lines.push(
          `${client} shows ${messageId} as ${seq} after ${before}, before ${shown[index + 1]?.seq ?? 'nothing'}`,
        )
      }
    })
    return lines
  },
}

/** P4: the messages of one device are stored in the order in which send was pressed. */
export const deviceOrder: Invariant = {
  name: 'device order kept',
  column: 'reordered',
  check({ history, log }) {
    const pressed = new Map<string, { client: string; turn: number }>()
    for (const event of history) {
      if (event.event === 'send') pressed.set(event.messageId, { client: event.client, turn: pressed.size })
    }
    const lines: string[] = []
    for (const lane of log.flatMap(({ talk, notes }) => [talk, notes])) {
      const last = new Map<string, number>()
      for (const { messageId, seq } of lane) {
        const { client, turn } = pressed.get(messageId) ?? {}
        if (client === undefined || turn === undefined) continue
        if (turn < (last.get(client) ?? -1))
          lines.push(`${client} sent ${messageId} before what the log has before ${seq}`)
        last.set(client, Math.max(turn, last.get(client) ?? -1))
      }
    }
    return lines
  },
}
