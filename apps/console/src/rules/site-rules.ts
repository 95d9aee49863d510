import type { Clock, Keep } from '@beckon/client'
import { type Finding, lintRules, type Rule, type RuleFile } from '@beckon/rules'
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Site } from '../sign-in/session.ts'
import { calm } from '../text/calm.ts'
import type { Toasts } from '../toast/toasts.ts'
import { createDraft, type Draft } from './draft/draft.ts'
import { tidy } from './draft/tidy.ts'
import { type Clash, merge, type Side } from './publishing/merge.ts'
import type { OutcomeCount, Problem, Publisher, VersionInForce } from './publishing/publisher.ts'
import type { Names } from './sentence/test-phrase.ts'
import { refusedWords, words } from './words.ts'

/** The rules of one site: what is in force, the draft, and all that can be done with them. */
export type SiteRules = {
  site: Site
  publisher: Publisher
  inForce: ReadonlySignal<VersionInForce>
  draft: Draft
  /** Why the draft cannot be published, each with its place in the file. */
  problems: ReadonlySignal<readonly Problem[]>
  /** What likely is not meant. It may be published. */
  warnings: ReadonlySignal<readonly Finding[]>
  names: ReadonlySignal<Names>
  counts: ReadonlySignal<readonly OutcomeCount[] | undefined>
  isBusy: ReadonlySignal<boolean>
  /** Rules that somebody else has published otherwise than the draft has them; undefined while there is nothing to settle. */
  clashes: ReadonlySignal<readonly Clash[] | undefined>
  choices: Signal<Readonly<Record<string, Side>>>
  publish(): Promise<void>
  /** Takes what somebody else has published into the draft, each clash as it was chosen. */
  settle(): void
  discard(): void
  /** Publishes an older version again; undone by publishing the one before. */
  restore(version: number): Promise<void>
  refreshCounts(): Promise<void>
  /** Looks what is in force now; what somebody else has published comes into the draft. */
  meetNewest(): Promise<void>
  /** Edits one draft with the other tabs of this browser, until it is told to stop. */
  followTabs(): () => void
}

export type SiteRulesOptions = {
  site: Site
  publisher: Publisher
  inForce: VersionInForce
  keep: Keep
  keepKey: string
  clock: Clock
  toasts: Toasts
  answerTitle: (id: string) => string | undefined
  /** The name of who works here, under which the relay keeps what they publish. */
  operator: string
}

const dayMs = 86_400_000
export const countedDays = 30

export function createSiteRules(options: SiteRulesOptions): SiteRules {
  const { site, publisher, keep, keepKey, clock, toasts, answerTitle, operator } = options
  const inForce = signal(options.inForce)
  const draft = createDraft(keep, keepKey, options.inForce)
  const refusal = signal<{ file: RuleFile; problems: readonly Problem[] } | undefined>(undefined)
  const counts = signal<readonly OutcomeCount[] | undefined>(undefined)
  const clashes = signal<readonly Clash[] | undefined>(undefined)
  const choices = signal<Readonly<Record<string, Side>>>({})
  const isBusy = signal(false)

  const findings = computed(() => lintRules(draft.file.value))
  const problems = computed<readonly Problem[]>(() => {
    const errors = findings.value.filter(({ level }) => level === 'error')
    if (errors.length > 0) return errors
    return refusal.value?.file === draft.file.value ? refusal.value.problems : []
  })
  const warnings = computed(() => findings.value.filter(({ level }) => level === 'warning'))
  const names = computed<Names>(() => {
    const called = new Map(draft.file.value.rules.map(rule => [rule.id, rule.name?.trim() || rule.id]))
    return { rule: id => `“${called.get(id) ?? id}”`, answer: id => `“${answerTitle(id) ?? id}”` }
  })
  const say = (text: string, tone: 'plain' | 'bad' = 'plain', undo?: () => void) =>
    toasts.show({ tone, text, ...(undo && { action: { label: words.undo, run: undo } }) }, undo ? 10_000 : undefined)

  function accept(version: number, file: RuleFile) {
    const versions = [{ version, at: clock.now(), by: operator }, ...inForce.peek().versions]
    inForce.value = { version, file, versions }
  }

  /** What somebody else has published comes into the draft; where both changed one rule, the operator is asked first. */
  function meet(theirs: VersionInForce) {
    inForce.value = theirs
    const base = draft.base.peek()
    if (theirs.version === base.version) return
    if (!draft.isChanged.peek()) return draft.rebase(theirs)
    const found = merge(base.file, draft.file.peek(), tidy(theirs.file)).clashes
    clashes.value = found
    if (found.length === 0) settle()
  }

  function settle() {
    const theirs = inForce.peek()
    const merged = merge(draft.base.peek().file, draft.file.peek(), tidy(theirs.file), choices.peek())
    draft.rebase(theirs, merged.file)
    clashes.value = undefined
    choices.value = {}
    say(words.broughtTogether(theirs.version, publisherOf(theirs)))
  }

  async function meetNewest() {
    const newest = await publisher.inForce()
    if (newest.ok) meet(newest)
    else say(refusedWords[newest.code], 'bad')
  }

  async function publish() {
    if (isBusy.peek() || clashes.peek() || problems.peek().length > 0) return
    isBusy.value = true
    const file = draft.file.peek()
    const answer = await publisher.publish(file, draft.base.peek().version)
    if (answer.ok) {
      accept(answer.version, file)
      // What was typed while the relay answered stays a change.
      draft.rebase({ version: answer.version, file }, draft.file.peek())
      say(words.publishedAs(answer.version))
    } else if (answer.code === 'conflict') await meetNewest()
    else if (answer.code === 'bad_rules') {
      refusal.value = { file, problems: answer.problems }
      say(words.refusedAtPlace, 'bad')
    } else say(refusedWords[answer.code], 'bad')
    isBusy.value = false
  }

  async function put(file: RuleFile, said: (version: number) => string, undo?: () => void) {
    const answer = await publisher.publish(file, inForce.peek().version)
    if (!answer.ok) {
      if (answer.code === 'conflict') await meetNewest()
      else say(answer.code === 'bad_rules' ? words.oldRefused : refusedWords[answer.code], 'bad')
      return
    }
    const before = inForce.peek()
    meet({
      version: answer.version,
      file,
      versions: [{ version: answer.version, at: clock.now(), by: operator }, ...before.versions],
    })
    say(said(answer.version), 'plain', undo)
  }

  return {
    site,
    publisher,
    inForce,
    draft,
    problems,
    warnings,
    names,
    counts,
    isBusy,
    clashes,
    choices,
    publish,
    settle,
    meetNewest,
    followTabs() {
      draft.follow()
      return keep.onChange(keepKey, () => {
        // What is no longer kept was published there or discarded; only the relay knows which.
        if (!draft.follow() || draft.base.peek().version !== inForce.peek().version) void meetNewest()
      })
    },
    discard() {
      draft.change(() => draft.base.peek().file)
      say(words.discarded, 'plain', draft.undo)
    },
    async restore(version) {
      const file = await publisher.version(version)
      if (!file) return void say(words.versionGone, 'bad')
      const { file: current, version: was } = inForce.peek()
      const undo = () => void put(withoutVersion(current), now => words.restored(was, now))
      await put(withoutVersion(file), now => words.restored(version, now), undo)
    },
    async refreshCounts() {
      const from = new Date(clock.now() - (countedDays - 1) * dayMs).toISOString().slice(0, 10)
      counts.value = (await publisher.outcomes(from)) ?? counts.peek()
    },
  }
}

const withoutVersion = ({ version: _given, ...file }: RuleFile): RuleFile => file

/** Who published the version in force, where that is known. */
export function publisherOf({ version, versions }: VersionInForce): string | undefined {
  const by = versions.find(each => each.version === version)?.by
  return by && calm(by)
}

/** The place of a rule in the file, as problems name it. */
export const placeOfRule = (file: RuleFile, id: string): string | undefined => {
  const at = file.rules.findIndex(rule => rule.id === id)
  return at < 0 ? undefined : `rules[${at}]`
}

export const ruleOf = (file: RuleFile, id: string): Rule | undefined => file.rules.find(rule => rule.id === id)

const Context = createContext<SiteRules | undefined>(undefined)
export const SiteRulesProvider = Context.Provider

export function useSiteRules(): SiteRules {
  const rules = useContext(Context)
  if (!rules) throw new Error('Rules are drawn only where they are loaded.')
  return rules
}
