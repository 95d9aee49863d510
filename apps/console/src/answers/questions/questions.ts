import type { Answer } from '@beckon/answers'
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Keeper, Proposal, Question, ShelfInForce } from '../keeper.ts'
import { words } from '../words.ts'

/** What visitors asked that the shelf does not answer, and their own words for what it does. */
export type Questions = {
  /** The newest first; undefined until they were asked for, `failed` when that went wrong. */
  open: ReadonlySignal<readonly Question[] | 'failed' | undefined>
  proposals: ReadonlySignal<readonly Proposal[] | 'failed' | undefined>
  load(): Promise<void>
  /** Takes questions out of sight, which can be undone. */
  dismiss(ids: readonly string[]): Promise<void>
  /** An answer was written for these. */
  answered(ids: readonly string[]): Promise<void>
  /** Makes visitors' words phrasings of their answer, or takes them out of sight; both can be undone. */
  accept(proposals: readonly Proposal[]): Promise<void>
  refuse(proposals: readonly Proposal[]): Promise<void>
}

type Options = {
  keeper: Keeper
  shelf: ReadonlySignal<ShelfInForce>
  refresh: () => Promise<void>
  /** Puts an answer back as it was. */
  undoAccept: (before: Answer) => void
  say: (text: string, tone?: 'plain' | 'bad', undo?: () => void) => void
}

export function createQuestions({ keeper, shelf, refresh, undoAccept, say }: Options): Questions {
  const open = signal<readonly Question[] | 'failed' | undefined>(undefined)
  const proposals = signal<readonly Proposal[] | 'failed' | undefined>(undefined)

  async function load() {
    const [questions, words] = await Promise.all([keeper.questions(), keeper.proposals()])
    open.value = questions ?? 'failed'
    proposals.value = words ?? 'failed'
  }

  async function setAside(what: 'unanswered' | 'proposals', ids: readonly string[], said: string) {
    if (!(await keeper.settle(what, { dismiss: ids }))) return say(words.notDone, 'bad')
    await load()
    say(said, 'plain', async () => {
      if (await keeper.settle(what, { restore: ids })) await load()
      else say(words.notUndone, 'bad')
    })
  }

  return {
    open,
    proposals,
    load,
    dismiss: ids => setAside('unanswered', ids, words.dismissed(ids.length)),
    async answered(ids) {
      await keeper.settle('unanswered', { dismiss: ids })
      await load()
    },
    async accept(taken) {
      const before = shelf.peek().answers.filter(({ id }) => taken.some(({ answer }) => answer === id))
      if (!(await keeper.settle('proposals', { accept: taken.map(({ id }) => id) }))) return say(words.notDone, 'bad')
      await Promise.all([refresh(), load()])
      say(words.accepted(taken.length), 'plain', () => {
        for (const answer of before) undoAccept(answer)
        void load()
      })
    },
    refuse: refused =>
      setAside(
        'proposals',
        refused.map(({ id }) => id),
        words.dismissed(refused.length),
      ),
  }
}
