import type { DeskFacts } from '@beckon/rules'
import type { Clock } from '../clock/clock.ts'
import type { Config } from '../config/config.ts'
import type { Presence } from '../presence/presence.ts'
import type { Operator } from '../store/people.ts'
import type { Store } from '../store/store.ts'

/** Who is in no department answers for every one: a shop that has none yet is not closed to rules that name one. */
export const isIn = (department: string, { departments }: Pick<Operator, 'departments'>) =>
  departments.length === 0 || departments.includes(department)

/** Every page of a site asks for the same, and hears of a change as soon as those who have a socket. */
const freshMs = 1000

export type ReadDepartments = ReturnType<typeof createDepartments>

/** How the desk of each department is: whether one of its operators is there, for how many more, and how many wait that belong to it. */
export function createDepartments(
  store: Store,
  presence: Presence,
  config: Pick<Config, 'chatsPerOperator'>,
  clock: Pick<Clock, 'now'>,
) {
  const known = new Map<string, { readAtMs: number; names: readonly string[]; desks: ReturnType<typeof read> }>()

  async function read(site: string, names: readonly string[]): Promise<Record<string, DeskFacts>> {
    const [online, operators, served, waiting] = await Promise.all([
      presence.online(site),
      store.people.operators(),
      store.conversations.served(site),
      store.conversations.waitingIn(site),
    ])
    const here = operators.filter(({ id }) => online.includes(id))
    const desks = names.map(name => {
      const its = here.filter(operator => isIn(name, operator))
      const rooms = its.map(({ id }) => Math.max(0, config.chatsPerOperator - (served.get(id) ?? 0)))
      const wait = waiting.get(name) ?? 0
      const free = Math.max(0, rooms.reduce((sum, room) => sum + room, 0) - wait)
      return [name, { online: its.length > 0, free, waiting: wait }] as const
    })
    return Object.fromEntries(desks)
  }

  return (site: string, names: readonly string[]): ReturnType<typeof read> => {
    const before = known.get(site)
    if (before?.names === names && Math.abs(clock.now() - before.readAtMs) < freshMs) return before.desks
    const desks = read(site, names)
    known.set(site, { readAtMs: clock.now(), names, desks })
    // What could not be read is read again by the next.
    desks.catch(() => known.get(site)?.desks === desks && known.delete(site))
    return desks
  }
}
