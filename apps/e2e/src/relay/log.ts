import type { Lane, Message } from '@beckon/protocol'
import type { RelayProcess } from './process.ts'

export type Logged = { id: string; status: string; talk: Message[]; notes: Message[] }

/** Every conversation as the store has it, read by `beckon export`. */
export async function logOf(relay: RelayProcess): Promise<Logged[]> {
  const lines = (await relay.beckon('export', '--site', 'demo')).trim().split('\n').filter(Boolean)
  return lines.map(line => {
    const { conversation, messages } = JSON.parse(line) as {
      conversation: { id: string; status: string }
      messages: { lane: Lane; message: Message }[]
    }
    const lane = (name: Lane) => messages.flatMap(each => (each.lane === name ? [each.message] : []))
    return { id: conversation.id, status: conversation.status, talk: lane('talk'), notes: lane('notes') }
  })
}
