import type { Clock, DeskState, OperatorDesk, Thread } from '@beckon/client'
import type { ConversationSummary } from '@beckon/protocol'
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Place } from './place.ts'

/** The desk as signals: what every part of the screen reads. */
export type DeskView = {
  state: ReadonlySignal<DeskState>
  /** Moves on once a second. */
  nowMs: ReadonlySignal<number>
  openId: ReadonlySignal<string | undefined>
  /** The open conversation; as it was last known where a reconnect no longer lists it. */
  open: ReadonlySignal<ConversationSummary | undefined>
  thread: ReadonlySignal<Thread | undefined>
  find(conversation: string): ConversationSummary | undefined
  show(conversation: string | undefined): void
  stop(): void
}

/** So many conversations stay at hand, so that going back to one shows it at once. */
const mostWatched = 8

export function createDeskView(desk: OperatorDesk, clock: Clock, place: Place): DeskView {
  const state = signal(desk.state())
  const turn = signal(0)
  const nowMs = signal(clock.now())
  const openId = signal<string | undefined>(undefined)
  const lastKnown = new Map<string, ConversationSummary>()
  let watched: string[] = []
  let isStale = false
  let cancelTick = () => {}

  // One frame changes several things; one look at the desk afterwards is enough.
  const refresh = () => {
    isStale = false
    const next = desk.state()
    for (const summary of next.conversations) lastKnown.set(summary.conversation, summary)
    batch(() => {
      state.value = next
      turn.value++
    })
  }
  const stopHearing = desk.on('change', () => {
    if (!isStale) queueMicrotask(refresh)
    isStale = true
  })

  function tick() {
    nowMs.value = clock.now()
    cancelTick = clock.after(1000, tick)
  }
  tick()

  function follow(conversation: string | undefined) {
    openId.value = conversation
    if (conversation === undefined) return
    watched = [...watched.filter(id => id !== conversation), conversation]
    for (const old of watched.slice(0, -mostWatched)) desk.unwatch(old)
    watched = watched.slice(-mostWatched)
    desk.watch(conversation)
  }
  follow(place.get())
  const stopFollowing = place.onChange(() => follow(place.get()))

  const find = (conversation: string) =>
    state.value.conversations.find(summary => summary.conversation === conversation) ?? lastKnown.get(conversation)

  return {
    state,
    nowMs,
    openId,
    open: computed(() => (openId.value === undefined ? undefined : find(openId.value))),
    thread: computed(() => {
      turn.value
      return openId.value === undefined ? undefined : desk.thread(openId.value)
    }),
    find,
    show(conversation) {
      place.set(conversation)
      follow(conversation)
    },
    stop() {
      cancelTick()
      stopHearing()
      stopFollowing()
    },
  }
}
