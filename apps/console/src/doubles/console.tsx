import { createOperatorDesk, memoryOutboxStore } from '@beckon/client'
import { createMemoryKeep, createScriptedRelay, createTestClock, createTestEnvironment } from '@beckon/client/doubles'
import { signal } from '@preact/signals'
import { act, cleanup, render } from '@testing-library/preact'
import type { CannedAnswer } from '../composer/shelf.ts'
import type { Place, Placed } from '../desk/place.ts'
import { createWorkplace, type Workplace } from '../desk/workplace.ts'
import { Console } from '../frame/console.tsx'
import type { Permission, SystemNotice } from '../notify/system.ts'
import { createSettings } from '../settings/settings.ts'
import { createAsk } from '../sign-in/ask.ts'
import { createEntrance } from '../sign-in/entrance.ts'
import { createOperatorSession } from '../sign-in/session.ts'
import type { AnswersDouble } from './answers.ts'
import type { RulesDouble } from './rules.ts'
import type { WidgetDouble } from './widget.ts'

export type ConsoleOptions = {
  /** Called before the console connects, to put conversations there. */
  before?: (relay: ReturnType<typeof createScriptedRelay>) => void
  answers?: readonly CannedAnswer[]
  signedIn?: boolean
  permission?: Permission
  keep?: ReturnType<typeof createMemoryKeep>
  outboxStore?: ReturnType<typeof memoryOutboxStore>
  open?: string
  /** What the relay says about rules; nothing answers those routes without it. */
  rules?: RulesDouble
  /** The same of the shelf of answers. */
  shelf?: AnswersDouble
  /** The same of what is chosen of the widget. */
  widget?: WidgetDouble
  /** The page to begin on, where it is not the conversations. */
  part?: Placed
}

export type HttpAnswer = { status: number; body?: unknown } | 'unreachable'

/** The whole console in a page, with a scripted relay, a clock moved by hand, and everything it asked for over HTTP. */
export async function openConsole(options: ConsoleOptions = {}) {
  cleanup()
  const { answers = [], signedIn = true, permission = 'default', outboxStore = memoryOutboxStore() } = options
  const keep = options.keep ?? createMemoryKeep()
  const clock = createTestClock(new Date('2026-03-04T10:00:00').getTime())
  const relay = createScriptedRelay({ kind: 'operator', now: clock.now })
  options.before?.(relay)
  const environment = createTestEnvironment(relay.openSocket, relay.postJson, { clock, keep })
  const asked: string[] = []
  const operator = { id: 'o1', name: 'Ann', sites: [{ key: 'shop', name: 'Harbour & Hearth' }], script: '/hello.js' }
  const http: Record<string, HttpAnswer> = {
    'GET session': signedIn ? { status: 200, body: { operator } } : { status: 401, body: { error: 'unauthenticated' } },
    'POST session': { status: 200, body: { operator } },
    'DELETE session': { status: 204 },
    'GET answers': { status: 200, body: { answers } },
  }
  const ask = createAsk('http://relay.test', async (input, { method = 'GET', body } = {}) => {
    const { rules, shelf, widget } = options
    const answered = [rules, shelf, widget].map(double => double?.answer(method, String(input), body)).find(Boolean)
    if (answered) return answered
    const name = `${method} ${String(input).split('/').at(-1)}`
    asked.push(body ? `${name} ${String(body)}` : name)
    const answer = http[name]
    if (!answer || answer === 'unreachable') throw new TypeError('no network')
    const { status, body: json } = answer
    return new Response(status === 204 ? null : JSON.stringify(json), { status })
  })
  const session = createOperatorSession(ask)

  const shown: SystemNotice[] = []
  const notices = { permission: signal(permission), answer: 'granted' as Permission, isWatched: false, asked: 0 }
  const place = createPlace(options.open, options.part)
  const settings = createSettings(keep)
  let workplace: Workplace | undefined
  const entrance = createEntrance(session, who => {
    const desk = createOperatorDesk({ relay: 'http://relay.test', operator: who.id, environment, outboxStore })
    workplace = createWorkplace({
      operator: who,
      relay: 'http://relay.test',
      desk,
      environment,
      place,
      settings,
      systemNotices: {
        permission: notices.permission,
        async ask() {
          notices.asked++
          notices.permission.value = notices.answer
          return notices.answer
        },
        show: notice => void shown.push(notice),
        isWatched: () => notices.isWatched,
      },
      loadAnswers: session.answers,
      ask,
      signOut: () => void entrance.signOut(),
    })
    void desk.start()
    return workplace
  })

  const screen = render(<Console entrance={entrance} />)
  /** Lets everything that is under way arrive and be drawn. */
  const settle = async () => {
    // What a drawing leads to, such as a read mark, goes out only after it.
    for (let drawing = 0; drawing < 2; drawing++) {
      await act(async () => {
        for (let turn = 0; turn < 3; turn++) {
          await relay.settle()
          await new Promise(resolve => setTimeout(resolve))
        }
      })
    }
    await relay.settle()
  }
  const advance = async (byMs: number) => {
    await act(() => clock.advance(byMs))
    await settle()
  }
  await entrance.check()
  await settle()

  return {
    ...screen,
    relay,
    clock,
    keep,
    http,
    asked,
    notices,
    shown,
    place,
    settings,
    entrance,
    settle,
    advance,
    workplace: () => {
      if (!workplace) throw new Error('Nobody has signed in.')
      return workplace
    },
    /** The frames of one type that reached the relay. */
    sent: (type: string) => relay.received.filter(frame => frame.type === type),
  }
}

function createPlace(open: string | undefined, first: Placed | undefined): Place {
  let conversation = open
  let placed = first
  return {
    get: () => conversation,
    set(next) {
      conversation = next
      placed = undefined
    },
    part: () => placed,
    setPart(part, page) {
      placed = { part, page }
    },
    onChange: () => () => {},
  }
}

/** Puts the console's own styles into the page and waits for them. */
export async function addStyles(): Promise<void> {
  if (document.querySelector('link[data-console]')) return
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.dataset.console = ''
  link.href = new URL('../style/console.css', import.meta.url).href
  const loaded = new Promise((resolve, reject) => {
    link.onload = resolve
    link.onerror = reject
  })
  document.head.append(link)
  await loaded
}
