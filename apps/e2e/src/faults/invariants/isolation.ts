import type { ClientKind, Logged } from '../history/event.ts'
import type { Invariant } from './invariant.ts'

/** P13: no frame about a conversation reaches anybody but its visitor and the operators of its site, and no note a visitor. */
export const nothingLeaks: Invariant = {
  name: 'conversation and site match',
  column: 'leaked',
  check({ history, log, older = [] }) {
    const conversations = new Map([...older, ...log].map(logged => [logged.id, logged]))
    const clients = new Map<string, ClientKind>()
    return history.flatMap(event => {
      if (event.event === 'join') clients.set(event.client, event)
      if (event.event !== 'hear' && event.event !== 'show') return []
      const who = clients.get(event.client)
      const logged = conversations.get(event.conversation)
      const isNote = event.event === 'show' && event.lane === 'notes'
      if (who && logged && mayHear(who, logged) && !(isNote && who.kind === 'visitor')) return []
      return [`${event.client} hears of ${event.conversation} of ${logged?.site ?? 'an unknown site'}`]
    })
  },
}

export const mayHear = (who: ClientKind, { site, visitor }: Logged) =>
  who.kind === 'visitor' ? who.visitor === visitor : who.sites.includes(site)
