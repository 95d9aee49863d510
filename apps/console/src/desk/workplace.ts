import type { Environment, OperatorDesk } from '@beckon/client'
import type { Lane, RelayFrame } from '@beckon/protocol'
import { effect, type Signal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { type Closing, createClosing } from '../closing/closing.ts'
import { createDrafts, type Drafts } from '../composer/drafts.ts'
import type { CannedAnswer } from '../composer/shelf.ts'
import type { Command } from '../keys/commands.ts'
import { createNotices, type Notices } from '../notify/notices.ts'
import { createRuleNotices } from '../notify/rule-notices.ts'
import type { SystemNotices } from '../notify/system.ts'
import { createHeldLayout, type HeldLayout } from '../queue/held.ts'
import { layoutOf } from '../queue/layout.ts'
import type { Settings } from '../settings/settings.ts'
import type { AskRelay } from '../sign-in/ask.ts'
import type { Operator } from '../sign-in/session.ts'
import { createToasts, type Toasts } from '../toast/toasts.ts'
import { refusedBecause, words } from '../words.ts'
import { type Area, createArea } from './area.ts'
import type { Place } from './place.ts'
import { createDeskView, type DeskView } from './view.ts'

/** One signed-in operator's desk, and all that the console keeps beside it. */
export type Workplace = {
  operator: Operator
  relay: string
  desk: OperatorDesk
  view: DeskView
  queue: HeldLayout
  /** The one that the queue is narrowed to. Not kept: after a reload nobody is overlooked for it. */
  department: Signal<string | undefined>
  drafts: Drafts
  closing: Closing
  toasts: Toasts
  notices: Notices
  settings: Settings
  /** The canned answers; undefined while they are loaded, `failed` when that went wrong. */
  answers: Signal<readonly CannedAnswer[] | 'failed' | undefined>
  /** Where the next words go. */
  lane: Signal<Lane>
  overlay: Signal<'none' | 'palette' | 'shortcuts'>
  area: Area
  /** What can be done on the page of the rules that is open, beside what can be done everywhere. */
  pageCommands: Signal<readonly Command[]>
  ask: AskRelay
  environment: Environment
  signOut(): void
  /** Says so where the relay refused an action. */
  report(answer: RelayFrame): void
  stop(): void
}

export type WorkplaceOptions = {
  operator: Operator
  relay: string
  desk: OperatorDesk
  environment: Environment
  place: Place
  settings: Settings
  systemNotices: SystemNotices
  loadAnswers: () => Promise<readonly CannedAnswer[] | undefined>
  ask: AskRelay
  signOut: () => void
}

export function createWorkplace(options: WorkplaceOptions): Workplace {
  const { operator, relay, desk, environment, place, settings, systemNotices, loadAnswers, ask, signOut } = options
  const { clock, keep } = environment
  const view = createDeskView(desk, clock, place)
  const area = createArea(place)
  const department: Workplace['department'] = signal(undefined)
  const toasts = createToasts(clock)
  const report = (answer: RelayFrame) => {
    if (answer.type === 'refuse') toasts.show({ tone: 'bad', text: words.notDone(refusedBecause(answer.code)) })
  }
  const closing = createClosing(desk, clock, toasts, report)
  const answers: Workplace['answers'] = signal(undefined)
  void loadAnswers().then(found => {
    answers.value = found ?? 'failed'
  })
  if (settings.away.peek()) void desk.setPresence('away')
  const notices = createNotices({
    desk,
    operator: operator.id,
    system: systemNotices,
    isWanted: settings.notices,
    open(conversation) {
      view.show(conversation)
      area.showConversations(conversation)
    },
  })
  const stopRuleNotices = createRuleNotices({ desk, toasts, system: systemNotices, isWanted: settings.notices })
  addEventListener('pagehide', closing.flush)
  // A reload may stand in a closed conversation, which the relay names only when asked for.
  const stopFinding = effect(() => {
    const { link, hasMoreClosed } = view.state.value
    if (link.kind === 'connected' && view.openId.value !== undefined && !view.open.value && hasMoreClosed)
      void desk.listClosed()
  })

  return {
    operator,
    relay,
    desk,
    view,
    queue: createHeldLayout(() => layoutOf(view.state.value.conversations, operator.id, department.value)),
    department,
    drafts: createDrafts(keep, operator.id),
    closing,
    toasts,
    notices,
    settings,
    answers,
    lane: signal<Lane>('talk'),
    overlay: signal('none'),
    area,
    pageCommands: signal([]),
    ask,
    environment,
    signOut() {
      closing.flush()
      signOut()
    },
    report,
    stop() {
      removeEventListener('pagehide', closing.flush)
      stopFinding()
      notices.stop()
      stopRuleNotices()
      area.stop()
      view.stop()
    },
  }
}

const Context = createContext<Workplace | undefined>(undefined)
export const WorkplaceProvider = Context.Provider

export function useWorkplace(): Workplace {
  const workplace = useContext(Context)
  if (!workplace) throw new Error('Nothing of the console is drawn outside of a workplace.')
  return workplace
}
