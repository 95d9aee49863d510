import type { Lane } from '@beckon/protocol'
import type { Rendered } from '../history/event.ts'
import type { Recorder } from '../history/history.ts'

/** The rendered lists of one client: told what each lane shows now, it writes down what changed. */
export function createScreen(record: Recorder, client: string) {
  const lists = new Map<string, readonly Rendered[]>()
  return {
    forget: () => lists.clear(),
    draw(conversation: string, lane: Lane, messages: readonly Rendered[]): void {
      const key = `${lane} ${conversation}`
      const before = lists.get(key) ?? []
      const sameStart = countSame(before, messages, at => at)
      const most = Math.min(before.length, messages.length) - sameStart
      const shift = messages.length - before.length
      const sameEnd = sameStart === before.length ? 0 : countSameEnd(before, messages, shift, most)
      for (let index = before.length - sameEnd - 1; index >= sameStart; index--) {
        const { messageId = '', seq = 0 } = before[index] ?? {}
        record({ event: 'hide', client, conversation, lane, index, messageId, seq })
      }
      for (let index = sameStart; index < messages.length - sameEnd; index++) {
        const { messageId = '', seq = 0, text = '' } = messages[index] ?? {}
        record({ event: 'show', client, conversation, lane, index, messageId, seq, text })
      }
      lists.set(key, messages)
    },
  }
}

const isSame = (a: Rendered | undefined, b: Rendered | undefined) => a?.messageId === b?.messageId && a?.seq === b?.seq

function countSame(a: readonly Rendered[], b: readonly Rendered[], other: (at: number) => number): number {
  let same = 0
  while (same < a.length && same < b.length && isSame(a[same], b[other(same)])) same++
  return same
}

function countSameEnd(a: readonly Rendered[], b: readonly Rendered[], shift: number, most: number): number {
  let same = 0
  while (same < most && isSame(a[a.length - 1 - same], b[a.length - 1 - same + shift])) same++
  return same
}
