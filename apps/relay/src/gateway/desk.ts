import type { Desk } from '@beckon/protocol'
import type { Clock } from '../clock/clock.ts'
import type { Presence } from '../presence/presence.ts'
import type { Conversations } from '../store/conversations.ts'
import type { ReplyTimes } from './reply-times.ts'

/** Every visitor of a site hears of its desk, so a busy queue is told in steps. */
const deskEveryMs = 1000

export type Desks = ReturnType<typeof createDesks>

/**
 * Whether somebody can answer, how many wait, and how long it usually takes; `tell` is called with each change of a site that somebody hears of, at most once a second.
 */
export function createDesks(
  store: Pick<Conversations, 'waiting'>,
  presence: Presence,
  replyTimes: ReplyTimes,
  clock: Clock,
  isHeard: (site: string) => boolean,
  tell: (site: string, desk: Desk) => void,
) {
  const told = new Map<string, string>()
  const resting = new Map<string, { isDue: boolean }>()
  /** Sites where nobody was there when it was last looked. */
  const away = new Set<string>()
  /** Thousands who come back at once wait for one reading of their desk. */
  const reading = new Map<string, Promise<Desk>>()

  function read(site: string): Promise<Desk> {
    const underWay = reading.get(site)
    if (underWay) return underWay
    const begun = readNow(site).finally(() => {
      if (reading.get(site) === begun) reading.delete(site)
    })
    reading.set(site, begun)
    return begun
  }

  async function readNow(site: string): Promise<Desk> {
    const [online, waiting, times] = await Promise.all([
      presence.isOnline(site),
      store.waiting(site),
      replyTimes.of(site),
    ])
    if (online) away.delete(site)
    else away.add(site)
    const replyMs = online ? times.here : times.away
    return { online, waiting, ...(replyMs !== undefined && { replyMs }) }
  }

  async function update(site: string): Promise<void> {
    const rest = resting.get(site)
    if (rest) {
      rest.isDue = true
      return
    }
    // Whoever comes after this change and would share what was read before it might never hear of it.
    reading.delete(site)
    if (!isHeard(site)) {
      // A thousand who leave at once are nobody's news. Who comes next reads the desk, and is told of the change after that, even if it is one back.
      told.delete(site)
      return
    }
    resting.set(site, { isDue: false })
    clock.after(deskEveryMs, () => {
      const isDue = resting.get(site)?.isDue
      resting.delete(site)
      if (isDue) update(site).catch(ignore)
    })
    const desk = await read(site)
    const text = JSON.stringify(desk)
    if (told.get(site) === text) return
    told.set(site, text)
    tell(site, desk)
  }

  return {
    read,
    isAway: (site: string) => away.has(site),
    /** Of several sites, as one operator sees them. */
    async readAll(sites: string[]): Promise<Desk> {
      const desks = await Promise.all(sites.map(read))
      return {
        online: desks.some(({ online }) => online),
        waiting: desks.reduce((sum, { waiting }) => sum + waiting, 0),
      }
    },
    changed: (site: string) => void update(site).catch(ignore),
  }
}

/** A desk that cannot be read is told with the next change. */
const ignore = () => {}
