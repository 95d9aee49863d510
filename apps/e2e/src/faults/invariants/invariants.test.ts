import { describe, expect, test } from 'vitest'
import type { Event, Logged, Run, Unstamped } from '../history/event.ts'
import { invariantsOf } from './judge.ts'

const logged = (...ids: string[]): Logged['talk'] =>
  ids.map((messageId, at) => ({ messageId, seq: at + 1, text: `words of ${messageId}` }))

const log: Logged[] = [
  { id: 'one', site: 'north', visitor: 'vera', talk: logged('a', 'b', 'c'), notes: [] },
  { id: 'two', site: 'south', visitor: 'will', talk: logged('x'), notes: logged('n') },
]

const strict: Unstamped = {
  event: 'join',
  client: 'vera',
  driver: 'strict',
  kind: 'visitor',
  visitor: 'vera',
  site: 'north',
}
const naive: Unstamped = { event: 'join', client: 'ben', driver: 'naive', kind: 'operator', sites: ['south'] }
const at = { client: 'vera', conversation: 'one', lane: 'talk' } as const
const ofBen = { client: 'ben', conversation: 'two', lane: 'talk' } as const

const send = (messageId: string, client = 'vera'): Unstamped => ({
  event: 'send',
  client,
  messageId,
  text: '',
  lane: 'talk',
})
const ack = (messageId: string, seq: number): Unstamped => ({ event: 'ack', ...at, messageId, seq })
const show = (messageId: string, seq: number, index = seq - 1): Unstamped => ({
  event: 'show',
  ...at,
  messageId,
  seq,
  index,
  text: `words of ${messageId}`,
})
const benShows = (messageId: string, seq: number, index = seq - 1): Unstamped => ({
  event: 'show',
  ...ofBen,
  messageId,
  seq,
  index,
  text: `words of ${messageId}`,
})
const benNotes: Unstamped = { ...benShows('n', 1), lane: 'notes' } as Unstamped
const pending: Unstamped = { event: 'pending', client: 'vera', messageId: 'e' }
const state = (state: 'connected' | 'down', client = 'vera'): Unstamped => ({ event: 'state', client, state })
const typing = (on: boolean): Unstamped => ({ event: 'typing', client: 'ben', conversation: 'two', by: 'will', on })
const read = (seq: number): Unstamped => ({ event: 'read', client: 'vera', conversation: 'one', by: 'operator', seq })
const silence = (phase: 'begin' | 'end'): Unstamped => ({ event: 'fault', fault: 'silence', phase, client: 'vera' })
const after = (ms: number, event: Unstamped): Event => ({ ...event, atMs: ms }) as Event

const good: Unstamped[] = [
  strict,
  naive,
  state('connected'),
  state('connected', 'ben'),
  { event: 'hear', client: 'vera', conversation: 'one' },
  { event: 'hear', client: 'ben', conversation: 'two' },
  send('a'),
  show('a', 1),
  ack('a', 1),
  send('c'),
  state('down'),
  show('b', 2),
  show('c', 3),
  state('connected'),
  ack('c', 3),
  ack('c', 3),
  read(1),
  read(3),
  typing(true),
  typing(false),
  benShows('x', 1),
  benNotes,
  { event: 'quiet' },
]

const restored: Unstamped = { event: 'fault', fault: 'restore', phase: 'end' }

const runOf = (
  events: readonly (Event | Unstamped)[],
  over: readonly Logged[] = log,
  older: readonly Logged[] = [],
): Run => ({
  older,
  history: events.map((event, turn) => ('atMs' in event ? event : after(turn, event))) as Event[],
  log: over,
})
const broken = (run: Run) =>
  invariantsOf({ typingEndsWithinMs: 6000 })
    .filter(({ check }) => check(run).length > 0)
    .map(({ name }) => name)

const withTalk = (...talk: Logged['talk']): Logged[] => log.map(one => (one.id === 'one' ? { ...one, talk } : one))
const without = (unwanted: Unstamped) => good.filter(event => event !== unwanted)

describe('a run in which nothing is broken', () => {
  test('breaks no invariant', () => expect(broken(runOf(good))).toEqual([]))

  test('a send that failed has ended too', () => {
    const more: Unstamped[] = [send('d'), { event: 'fail', client: 'vera', messageId: 'd', code: 'too_long' }]
    expect(broken(runOf([...good, ...more]))).toEqual([])
  })

  test('a send that its sender sees confirmed has ended, though the acknowledgement was lost', () => {
    const events = good.flatMap(event =>
      event.event === 'send' && event.messageId === 'a' ? [event, send('b')] : [event],
    )
    expect(broken(runOf(events))).toEqual([])
  })

  test('what a restore has lost was acknowledged before it, and is dropped by everybody', () => {
    const lost = [{ ...log[0], talk: logged('a', 'b', 'c', 'd') } as Logged]
    const drops: Unstamped = { event: 'hide', ...at, messageId: 'd', seq: 4, index: 3 }
    const events = [
      ...good,
      send('d'),
      ack('d', 4),
      show('d', 4),
      restored,
      drops,
      send('e'),
      ack('e', 4),
      show('e', 4),
    ]
    expect(broken(runOf(events, withTalk(...logged('a', 'b', 'c', 'e')), lost))).toEqual([])
  })

  test('what stands before the first message held may be shown later', () => {
    const events = [strict, show('c', 3, 0), show('a', 1, 0), show('b', 2, 1)]
    expect(broken(runOf(events, log.slice(0, 1)))).toEqual([])
  })

  test('a client that nothing reaches shows nothing, and says so in time', () => {
    const events = [
      after(0, strict),
      after(1, show('a', 1)),
      after(2, state('connected')),
      after(3, silence('begin')),
      after(4, ack('b', 2)),
      after(25_000, state('down')),
      after(28_000, silence('end')),
      after(28_001, show('b', 2)),
    ]
    const talk = logged('a', 'b')
    expect(broken(runOf(events, [{ id: 'one', site: 'north', visitor: 'vera', talk, notes: [] }]))).toEqual([])
  })

  test('a page that was loaded anew shows everything again', () => {
    const reload: Unstamped = { event: 'fault', fault: 'reload', phase: 'begin', client: 'vera' }
    expect(broken(runOf([...good, reload, show('a', 1), show('b', 2), show('c', 3)]))).toEqual([])
  })
})

describe('each invariant sees what breaks it', () => {
  const cases: [string, Run][] = [
    ['every ack is in the log', runOf([...good, send('lost'), ack('lost', 4)])],
    ['every ack is in the log', runOf([...good, ack('a', 2)])],
    ['every send ends', runOf([...good, send('forgotten')])],
    ['once quiet nothing is pending', runOf([...good, send('e'), pending])],
    ['nothing confirmed that is not in the log', runOf([...good, show('ghost', 4)])],
    [
      'nothing confirmed that is not in the log',
      runOf(good, withTalk(...logged('a', 'b'), { messageId: 'c', seq: 3, text: 'other words' })),
    ],
    ['once quiet everybody shows the whole log', runOf(good, withTalk(...logged('a', 'b', 'c', 'd')))],
    ['once quiet everybody shows the whole log', runOf(without(benNotes))],
    ['heard without holes', runOf([naive, benShows('x', 1), benShows('z', 3, 1)])],
    [
      'every ack is in the log',
      runOf([...good, restored, send('d'), ack('d', 4)], log, [
        { ...log[0], talk: logged('a', 'b', 'c', 'd') } as Logged,
      ]),
    ],
    ['once quiet nothing is shown that was lost', runOf([...good, show('d', 4), restored])],
    [
      'what was not acknowledged goes again',
      runOf([...good, { event: 'fail', client: 'vera', messageId: 'e', code: 'not_found' }]),
    ],
    [
      'what is shown stays',
      runOf([restored, ...good, after(15_100, { event: 'hide', ...at, messageId: 'c', seq: 3, index: 2 })]),
    ],
    ['no id stored twice', runOf(good, withTalk(...logged('a', 'b', 'c', 'a')))],
    [
      'no id stored twice',
      runOf(good, [...log, { id: 'three', site: 'north', visitor: 'vera', talk: logged('a'), notes: [] }]),
    ],
    ['no id shown twice', runOf([...good, show('a', 4)])],
    ['what is shown stays', runOf([...good, { event: 'hide', ...at, messageId: 'c', seq: 3, index: 2 }])],
    ['log numbered 1 to n', runOf(good, withTalk(...logged('a', 'b'), { messageId: 'c', seq: 4, text: 'words of c' }))],
    ['shown seq rises', runOf([strict, show('a', 1), show('c', 3, 1), show('b', 2, 2)])],
    ['shown seq rises', runOf([strict, show('a', 1), show('b', 1, 1)])],
    ['device order kept', runOf([strict, send('c'), send('a')])],
    ['conversation and site match', runOf([...good, { event: 'hear', client: 'vera', conversation: 'two' }])],
    ['conversation and site match', runOf([...good, { event: 'hear', client: 'ben', conversation: 'one' }])],
    ['conversation and site match', runOf([...good, { event: 'hear', client: 'ben', conversation: 'nowhere' }])],
    [
      'connected implies the head is reached',
      runOf([strict, show('a', 1), ack('b', 2), state('down'), state('connected')]),
    ],
    [
      'connected implies the head is reached',
      runOf([
        after(0, strict),
        after(1, show('a', 1)),
        after(2, state('connected')),
        after(3, ack('b', 2)),
        after(15_004, send('z')),
      ]),
    ],
    [
      'silence is noticed',
      runOf([strict, state('connected'), after(2, silence('begin')), after(26_503, silence('end'))]),
    ],
    ['refusals name a time', runOf([...good, { event: 'refuse', client: 'vera', code: 'unavailable' }])],
    ['a full disk refuses', runOf([{ event: 'fault', fault: 'disk-full', phase: 'begin' }, ...good])],
    ['receipts rise', runOf([...good, read(2)])],
    ['receipts rise', runOf([...good, read(4)])],
    ['typing ends', runOf([after(0, naive), after(1, typing(true)), after(6002, { event: 'quiet' })])],
  ]
  test.each(cases)('%s', (name, run) => expect(broken(run)).toContain(name))

  test('and no invariant is without a case', () => {
    const names = invariantsOf({ typingEndsWithinMs: 1 }).map(({ name }) => name)
    expect([...new Set(cases.map(([name]) => name))].sort()).toEqual(names.sort())
  })

  test('what is pending on screen has not ended in nothing', () => {
    expect(broken(runOf([...good, send('e'), pending]))).toEqual(['once quiet nothing is pending'])
  })

  test('a note never reaches a visitor', () => {
    const events: Unstamped[] = [strict, { ...show('n', 1), lane: 'notes' } as Unstamped]
    const own = [{ id: 'one', site: 'north', visitor: 'vera', talk: [], notes: logged('n') }]
    expect(broken(runOf(events, own))).toEqual(['conversation and site match'])
  })

  test('typing ends with the connection too', () => {
    const events = [
      after(0, naive),
      after(1, typing(true)),
      after(2, state('down', 'ben')),
      after(7000, { event: 'quiet' }),
    ]
    expect(broken(runOf(events, []))).toEqual([])
  })
})
