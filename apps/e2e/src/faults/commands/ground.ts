import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Lane } from '@beckon/protocol'
import { type Program, type RelayProcess, serve, startDemo } from '../../relay/process.ts'
import { settings } from '../deployment/deployment.ts'
import type { Logged, Rendered } from '../history/event.ts'
import { openSites, type SignedIn } from '../scenario/sites.ts'

/** One relay on which many runs follow each other, each with people of its own. */
export type Ground = {
  relay: RelayProcess
  operator: SignedIn
  /** Every conversation there is, read from the file and not through the relay. */
  log(): Logged[]
  remove(): Promise<void>
}

export async function createGround(program: Program = serve): Promise<Ground> {
  const relay = await startDemo(settings, program)
  const [operator] = await openSites(relay)
  if (!operator) throw new Error('no operator')
  return { relay, operator, log: () => readFile(relay.data), remove: relay.remove }
}

/** In a moment: a run that asks many times would wait for the command line longer than for the relay. */
function readFile(data: string): Logged[] {
  const database = new DatabaseSync(join(data, 'beckon.sqlite'), { readOnly: true })
  try {
    const messages = database.prepare(
      'SELECT message_id AS messageId, seq, text FROM messages WHERE conversation = ? AND lane = ? ORDER BY seq',
    )
    const lane = (id: string, name: Lane) => messages.all(id, name) as Rendered[]
    const conversations = database.prepare('SELECT id, site, visitor FROM conversations').all()
    return (conversations as Omit<Logged, Lane>[]).map(one => ({
      ...one,
      talk: lane(one.id, 'talk'),
      notes: lane(one.id, 'notes'),
    }))
  } finally {
    database.close()
  }
}
