import type { Keep } from '@beckon/client'
import { type Appearance, shownAppearance } from '@beckon/protocol'
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { same } from '../part/same.ts'
import type { Site } from '../sign-in/session.ts'
import type { Toasts } from '../toast/toasts.ts'
import { createDraft, type Draft } from './draft/draft.ts'
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
  discard(): void
}

type Options = { site: Site; keeper: Keeper; inForce: InForce; keep: Keep; keepKey: string; toasts: Toasts }

const undoLastsMs = 10_000

export function createSiteWidget({ site, keeper, inForce, keep, keepKey, toasts }: Options): SiteWidget {
  const { languages } = inForce
  const draft = createDraft(keep, keepKey, inForce.appearance)
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

  /** Puts a choice in force, where there is one; undefined where that did not come to be. What was in force before is answered. */
  async function put(choose: (theirs: Appearance) => Appearance | undefined): Promise<Appearance | undefined> {
    const found = await keeper.inForce()
    if (!found.ok) return void say(refusedWords[found.code], 'bad')
    const wanted = choose(found.appearance)
    if (!wanted) return void say(words.notUndone, 'bad')
    const answer = await keeper.save(wanted)
    if (answer.ok) {
      draft.meet(wanted)
      // Other parts show the widget as it is now.
      site.appearance = shownAppearance(wanted, site.words?.dir)
      return found.appearance
    }
    if (answer.code === 'bad_appearance') {
      refusal.value = { appearance: draft.appearance.peek(), problems: answer.problems }
      say(words.refusedAtField, 'bad')
    } else say(refusedWords[answer.code], 'bad')
  }

  async function meetNewest() {
    const found = await keeper.inForce()
    if (found.ok && !isBusy.peek()) draft.meet(found.appearance)
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
    async save() {
      if (isBusy.peek() || !draft.isChanged.peek() || problems.peek().length > 0) return
      isBusy.value = true
      const before = await put(theirs => {
        // What somebody else saved meanwhile stays where nothing else was chosen here.
        draft.meet(theirs)
        draft.change(({ form = [], ...rest }) => ({ ...rest, form: named(form) }))
        return draft.appearance.peek()
      })
      isBusy.value = false
      if (!before) return
      const saved = draft.appearance.peek()
      say(words.saved, 'plain', () => {
        void put(now => (same(now, saved) ? before : undefined)).then(was => was && say(words.asBefore))
      })
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
