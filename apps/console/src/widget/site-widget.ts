import type { Keep } from '@beckon/client'
import { type Appearance, shownAppearance } from '@beckon/protocol'
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { same } from '../part/same.ts'
import type { Site } from '../sign-in/session.ts'
import type { Toasts } from '../toast/toasts.ts'
import { createDraft, type Draft } from './draft/draft.ts'
import type { Side } from './draft/merge.ts'
import { named } from './draft/names.ts'
import { problemsOf } from './draft/problems.ts'
import type { InForce, Keeper, Problem, Spoken } from './keeper.ts'
import { refusedWords, words } from './words.ts'

/** The widget of one site: what is in force, what is being chosen, and all that can be done with it. */
export type SiteWidget = {
  site: Site
  /** What the widget speaks. */
  languages: readonly string[]
  draft: Draft
  problems: ReadonlySignal<readonly Problem[]>
  isBusy: ReadonlySignal<boolean>
  /** What the preview speaks where visitors have their own language. */
  previewed: Signal<string>
  /** The texts of a language, loaded when they are first asked for; undefined until then. */
  spoken(language: string): Spoken | 'failed' | undefined
  loadAgain(language: string): void
  /** Looks what is in force now: somebody else may have saved something. */
  meetNewest(): Promise<void>
  /** Edits one draft with the other tabs of this browser, until it is told to stop. */
  followTabs(): () => void
  save(): Promise<void>
  /** Takes what somebody else and this draft have both changed from one side; where it is mine, it is saved. */
  settle(side: Side): Promise<void>
  discard(): void
}

type Options = { site: Site; keeper: Keeper; inForce: InForce; keep: Keep; keepKey: string; toasts: Toasts }

const undoLastsMs = 10_000
/** Somebody else would have to save as often in between. */
const mostTries = 5

export function createSiteWidget({ site, keeper, inForce, keep, keepKey, toasts }: Options): SiteWidget {
  const { languages } = inForce
  const draft = createDraft(keep, keepKey, inForce)
  const isBusy = signal(false)
  const refusal = signal<{ appearance: Appearance; problems: readonly Problem[] } | undefined>(undefined)
  const loaded = new Map<string, Signal<Spoken | 'failed' | undefined>>()
  const say = (text: string, tone: 'plain' | 'bad' = 'plain', undo?: () => void) =>
    toasts.show(
      { tone, text, ...(undo && { action: { label: words.undo, run: undo } }) },
      undo ? undoLastsMs : undefined,
    )

  function spoken(language: string) {
    const known = loaded.get(language) ?? signal<Spoken | 'failed' | undefined>(undefined)
    if (!loaded.has(language)) load(language, known)
    return known.value
  }
  function load(language: string, into: Signal<Spoken | 'failed' | undefined>) {
    loaded.set(language, into)
    if (into.peek()) into.value = undefined
    void keeper.words(language).then(answer => {
      into.value = answer ?? 'failed'
    })
  }
  const there = (language: string) => {
    const found = spoken(language)
    return found === 'failed' ? undefined : found
  }
  const problems = computed<readonly Problem[]>(() => {
    const found = problemsOf(draft.appearance.value, there)
    if (found.length > 0) return found
    return refusal.value?.appearance === draft.appearance.value ? refusal.value.problems : []
  })

  /** Puts a choice in force over what is; answers its version. */
  async function put(wanted: Appearance): Promise<number | 'conflict' | undefined> {
    const answer = await keeper.save(wanted, draft.inForce().version)
    if (answer.ok) {
      // Other parts show the widget as it is now.
      site.appearance = shownAppearance(wanted, site.words?.dir)
      return answer.version
    }
    if (answer.code === 'conflict') {
      draft.meet(answer.theirs)
      return 'conflict'
    }
    if (answer.code === 'bad_appearance') {
      refusal.value = { appearance: draft.appearance.peek(), problems: answer.problems }
      say(words.refusedAtField, 'bad')
    } else say(refusedWords[answer.code], 'bad')
  }

  /** Where somebody else has saved something else meanwhile, both are in force after it. */
  async function saveDraft() {
    draft.change(({ form = [], ...rest }) => ({ ...rest, form: named(form) }))
    for (let tries = 0; tries < mostTries; tries++) {
      const before = draft.inForce().appearance
      const wanted = draft.appearance.peek()
      const done = await put(wanted)
      if (done === undefined) return undefined
      if (done !== 'conflict') {
        draft.saved({ version: done, appearance: wanted })
        return { before, wanted }
      }
      if (draft.clash.peek()) return undefined
    }
    say(refusedWords.unavailable, 'bad')
  }

  async function takeBack({ before, wanted }: { before: Appearance; wanted: Appearance }) {
    const done = same(draft.inForce().appearance, wanted) ? await put(before) : 'conflict'
    if (done === 'conflict') say(words.notUndone, 'bad')
    if (typeof done !== 'number') return
    draft.meet({ version: done, appearance: before })
    if (draft.clash.peek()) draft.settle('mine')
    say(words.asBefore)
  }

  async function meetNewest() {
    const found = await keeper.inForce()
    // The answer may have been on its way for longer than what was saved since.
    if (found.ok && !isBusy.peek() && found.version >= draft.inForce().version) draft.meet(found)
  }

  async function save() {
    if (isBusy.peek() || !draft.isChanged.peek() || draft.clash.peek() || problems.peek().length > 0) return
    isBusy.value = true
    const done = await saveDraft()
    isBusy.value = false
    if (done) say(words.saved, 'plain', () => void takeBack(done))
  }

  return {
    site,
    languages,
    draft,
    problems,
    isBusy,
    previewed: signal(languages.includes('en') ? 'en' : (languages[0] ?? 'en')),
    spoken,
    loadAgain(language) {
      const known = loaded.get(language)
      if (known) load(language, known)
    },
    meetNewest,
    followTabs() {
      const stops = [
        draft.followTabs(),
        // What is no longer kept was saved there or discarded; only the relay knows which.
        keep.onChange(keepKey, () => void meetNewest()),
      ]
      return () => {
        for (const stop of stops) stop()
      }
    },
    save,
    async settle(side) {
      const mine = draft.settle(side)
      if (side === 'mine') return save()
      say(words.tookTheirs, 'plain', () => draft.change(() => mine))
    },
    discard() {
      const mine = draft.appearance.peek()
      draft.discard()
      say(words.discarded, 'plain', () => draft.change(() => mine))
    },
  }
}

const Context = createContext<SiteWidget | undefined>(undefined)
export const SiteWidgetProvider = Context.Provider

export function useSiteWidget(): SiteWidget {
  const widget = useContext(Context)
  if (!widget) throw new Error('The widget is drawn only where it is loaded.')
  return widget
}
