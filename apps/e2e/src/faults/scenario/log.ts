import type { Lane, Message } from '@beckon/protocol'
import type { RelayProcess } from '../../relay/process.ts'
import type { Logged } from '../history/event.ts'

type Exported = {
  conversation: { id: string; site: string; visitor: { id: string } }
  messages: { lane: Lane; message: Message }[]
}

/** Every conversation of some sites as the store has it, read by `beckon export` and not through the relay. */
export async function readLog(relay: RelayProcess, sites: readonly string[]): Promise<Logged[]> {
  const logs: Logged[] = []
  for (const site of sites) {
    const lines = (await relay.beckon('export', '--site', site)).split('\n').filter(Boolean)
    for (const line of lines) {
      const { conversation, messages } = JSON.parse(line) as Exported
      const lane = (name: Lane) => messages.flatMap(each => (each.lane === name ? [each.message] : []))
      const { id, visitor } = conversation
      logs.push({ id, site: conversation.site, visitor: visitor.id, talk: lane('talk'), notes: lane('notes') })
    }
  }
  return logs
}
