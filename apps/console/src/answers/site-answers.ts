import { type Answer, newAnswerId } from '@beckon/answers'
import type { Clock, Keep } from '@beckon/client'
import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Refused } from '../part/refused.ts'
import { same } from '../part/same.ts'
import type { Site } from '../sign-in/session.ts'
import type { Toasts } from '../toast/toasts.ts'

import { type AnswerDraft, type AnswerDrafts, createAnswerDrafts, isUnsaved } from './draft/drafts.ts'
import { problemsOf } from './draft/lint.ts'
import type { Keeper, ShelfInForce } from './keeper.ts'
import { type Narrowing, noNarrowing } from './list/narrowing.ts'
import { type Uses, usesByAnswer } from './numbers.ts'
import { createQuestions, type Questions } from './questions/questions.ts'
import { refusedWords, words } from './words.ts'

/** The answers of one site: the shelf, what is being written, and all that can be done with them. */
export type SiteAnswers = {
  site: Site
  keeper: Keeper
  shelf: ReadonlySignal<ShelfInForce>
  drafts: AnswerDrafts
  /** Of the last `countedDays`. */
  uses: ReadonlySignal<ReadonlyMap<string, Uses> | undefined>
  questions: Questions
  /** What the list is narrowed to; who comes back finds it so. */
  narrowing: Signal<Narrowing>
  isBusy: ReadonlySignal<boolean>
  /** Saves a draft; the id of the answer, or undefined where it was not saved and why was said. */
  save(id: string): Promise<string | undefined>
  /** Takes an answer off the shelf, which can be undone; false where it stays and why was said. */
  remove(id: string): Promise<boolean>
  /** Throws a draft away, which can be undone. */
  discard(id: string): void
  /** After a clash: saves mine over theirs, or drops mine. */
  keepMine(id: string): Promise<string | undefined>
  takeTheirs(id: string): void
  /** Takes over a shelf that the relay told, or asks for it. */
  accept(shelf: ShelfInForce): void
  refresh(): Promise<void>
  refreshUses(): Promise<void>
  say(text: string, tone?: 'plain' | 'bad', undo?: () => void): void
}

export type SiteAnswersOptions = {
  site: Site
  keeper: Keeper
  shelf: ShelfInForce
  keep: Keep
  keepKey: string
  clock: Clock
  toasts: Toasts
  /** The desk offers what was saved at once. */
  onChange: (answers: readonly Answer[]) => void
}

const dayMs = 86_400_000
export const countedDays = 30
const undoLastsMs = 10_000

export function createSiteAnswers(options: SiteAnswersOptions): SiteAnswers {
  const { site, keeper, clock, toasts, onChange } = options
  const shelf = signal(options.shelf)
  const drafts = createAnswerDrafts(options.keep, options.keepKey, shelf)
  const uses = signal<ReadonlyMap<string, Uses> | undefined>(undefined)
  const isBusy = signal(false)

  const say: SiteAnswers['say'] = (text, tone = 'plain', undo) =>
    void toasts.show({ tone, text, ...(undo && { action: { label: words.undo, run: undo } }) }, undo && undoLastsMs)
  const refuse = ({ code }: Refused) => say(refusedWords[code], 'bad')

  function accept(next: ShelfInForce) {
    if (next.version < shelf.peek().version) return
    shelf.value = { ...shelf.peek(), version: next.version, answers: next.answers }
    onChange(next.answers)
  }
  async function refresh() {
    const found = await keeper.shelf()
    if (found.ok) accept(found)
  }
  const questions = createQuestions({ keeper, say, refresh, shelf, undoAccept: answer => void put(answer) })

  async function put(answer: Answer) {
    const done = await keeper.change({ base: shelf.peek().version, put: [answer] })
    if (done.ok) accept(done)
    else if (done.code === 'conflict' || done.code === 'bad_answers') say(words.notUndone, 'bad')
    else refuse(done)
  }

  async function save(id: string): Promise<string | undefined> {
    const draft = drafts.all.peek().get(id)
    if (!draft || isBusy.peek()) return undefined
    const others = shelf.peek().answers.filter(answer => answer.id !== id)
    if (problemsOf(draft.answer, others).length > 0) return undefined
    isBusy.value = true
    const saved = await send(id, draft, new Set(others.map(answer => answer.id)))
    isBusy.value = false
    return saved
  }

  async function send(id: string, draft: AnswerDraft, taken: ReadonlySet<string>): Promise<string | undefined> {
    const { before, answer: written, version, questions: asked } = draft
    // What was removed meanwhile comes back under its own id: rules may name it.
    const isNew = isUnsaved(id) || taken.has(id)
    const answer = { ...written, id: isNew ? newAnswerId(written.title, taken) : id }
    const done = await keeper.change({ base: before ? version : shelf.peek().version, put: [answer] })
    if (done.ok) {
      accept(done)
      settle(id, draft, answer, done.version)
      if (asked) void questions.answered(asked)
      say(words.saved(answer.title))
      return answer.id
    }
    if (done.code === 'conflict') {
      accept(done)
      // The id of a new one is taken, perhaps by a private answer of somebody else, which nobody may see.
      if (!before) return send(id, draft, new Set([...taken, ...idsOf(done.answers), answer.id]))
      const theirs = done.answers.find(each => each.id === id)
      drafts.put(id, { ...draft, clash: { ...(theirs && { theirs }), by: done.by[id] } })
    } else if (done.code === 'bad_answers') {
      drafts.put(id, { ...draft, refusal: done.problems })
      say(words.refusedAtField, 'bad')
    } else refuse(done)
    return undefined
  }

  /** What was typed while the relay answered stays a draft. */
  function settle(id: string, sent: AnswerDraft, answer: Answer, version: number) {
    const now = drafts.all.peek().get(id)
    drafts.discard(id)
    if (now && !same(now.answer, sent.answer))
      drafts.put(answer.id, { version, before: answer, answer: { ...now.answer, id: answer.id } })
  }

  function discard(id: string) {
    const draft = drafts.all.peek().get(id)
    if (!draft) return
    drafts.discard(id)
    say(words.discarded, 'plain', () => drafts.put(id, draft))
  }

  return {
    site,
    keeper,
    shelf,
    drafts,
    uses,
    questions,
    narrowing: signal(noNarrowing),
    isBusy,
    save,
    accept,
    refresh,
    say,
    async remove(id) {
      const answer = shelf.peek().answers.find(each => each.id === id)
      const draft = drafts.all.peek().get(id)
      if (!answer) {
        discard(id)
        return true
      }
      const done = await keeper.change({ base: shelf.peek().version, remove: [id] })
      if (done.ok) {
        accept(done)
        drafts.discard(id)
        say(words.removed(answer.title), 'plain', async () => {
          await put(answer)
          if (draft) drafts.put(id, { ...draft, version: shelf.peek().version })
        })
      } else if (done.code === 'conflict') {
        accept(done)
        say(words.notRemoved(answer.title, done.by[id]), 'bad')
      } else if (done.code !== 'bad_answers') refuse(done)
      return done.ok
    },
    discard,
    async keepMine(id) {
      const draft = drafts.all.peek().get(id)
      if (!draft) return undefined
      const { clash, before: _before, ...mine } = draft
      // Where they removed it, mine is put there anew.
      drafts.put(id, { ...mine, version: shelf.peek().version, ...(clash?.theirs && { before: clash.theirs }) })
      return save(id)
    },
    takeTheirs(id) {
      const draft = drafts.all.peek().get(id)
      if (!draft) return
      drafts.discard(id)
      say(words.tookTheirs, 'plain', () => drafts.put(id, draft))
    },
    async refreshUses() {
      const from = new Date(clock.now() - (countedDays - 1) * dayMs).toISOString().slice(0, 10)
      const counts = await keeper.uses(from)
      if (counts) uses.value = usesByAnswer(counts)
    },
  }
}

const idsOf = (answers: readonly Answer[]) => answers.map(({ id }) => id)

const Context = createContext<SiteAnswers | undefined>(undefined)
export const SiteAnswersProvider = Context.Provider

export function useSiteAnswers(): SiteAnswers {
  const answers = useContext(Context)
  if (!answers) throw new Error('Answers are drawn only where they are loaded.')
  return answers
}
