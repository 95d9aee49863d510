import type { Answer } from '@beckon/answers'
import type { Keep } from '@beckon/client'
import { type ReadonlySignal, signal } from '@preact/signals'
import { same } from '../../part/same.ts'
import type { Problem, ShelfInForce } from '../keeper.ts'

/** An answer being written. */
export type AnswerDraft = {
  /** Of the shelf it began from. */
  version: number
  /** The answer as it was there; a new one has none. */
  before?: Answer
  answer: Answer
  /** Ids of the unanswered questions that it is written for. */
  questions?: readonly string[]
  /** What somebody else made of it meanwhile; without `theirs` they removed it. */
  clash?: { theirs?: Answer; by?: string | undefined }
  /** What the relay said of exactly this answer. */
  refusal?: readonly Problem[]
}

export type AnswerDrafts = {
  all: ReadonlySignal<ReadonlyMap<string, AnswerDraft>>
  /** Changes an answer of the shelf or a draft; what is as it was is no draft. */
  change(id: string, next: (answer: Answer) => Answer): void
  /** Begins a new answer; returns the id that it has until it is saved. */
  begin(answer: Partial<Answer>, questions?: readonly string[]): string
  /** Adds ways to ask; the questions they come from are answered once it is saved. */
  addPhrasings(id: string, phrasings: readonly string[], questions: readonly string[]): void
  put(id: string, draft: AnswerDraft): void
  discard(id: string): void
  /** Follows other tabs of this browser, until it is told to stop. */
  followTabs(): () => void
}

/** What is saved has an id without a colon. */
const unsaved = 'draft:'

/** Whether an answer has no id of its own yet. */
export const isUnsaved = (id: string): boolean => id.startsWith(unsaved)

/** Unsaved answers, kept in this browser over reloads. */
export function createAnswerDrafts(keep: Keep, key: string, shelf: ReadonlySignal<ShelfInForce>): AnswerDrafts {
  const all = signal<ReadonlyMap<string, AnswerDraft>>(readKept(keep.get(key)))

  function show(next: ReadonlyMap<string, AnswerDraft>) {
    all.value = next
    if (next.size > 0) keep.set(key, JSON.stringify([...next]))
    else keep.remove(key)
  }
  const put = (id: string, draft: AnswerDraft) => show(new Map(all.peek()).set(id, draft))
  function discard(id: string) {
    const next = new Map(all.peek())
    if (next.delete(id)) show(next)
  }

  function change(id: string, next: (answer: Answer) => Answer) {
    const known = all.peek().get(id)
    const before = known ? known.before : shelf.peek().answers.find(answer => answer.id === id)
    const from = known?.answer ?? before
    if (!from) return
    const answer = withoutEmpty(next(from))
    const { refusal: _old, ...rest }: Omit<AnswerDraft, 'answer'> = known ?? {
      version: shelf.peek().version,
      ...(before && { before }),
    }
    if (before && same(answer, before) && !known?.clash) discard(id)
    else put(id, { ...rest, answer })
  }

  return {
    all,
    put,
    discard,
    change,
    addPhrasings(id, phrasings, questions) {
      change(id, answer => ({ ...answer, phrasings: [...new Set([...answer.phrasings, ...phrasings])] }))
      const draft = all.peek().get(id)
      if (draft) put(id, { ...draft, questions: [...(draft.questions ?? []), ...questions] })
    },
    begin(answer, questions) {
      let number = 1
      while (all.peek().has(`${unsaved}${number}`)) number++
      const id = `${unsaved}${number}`
      put(id, {
        version: shelf.peek().version,
        answer: { title: '', phrasings: [], text: '', ...answer, id },
        ...(questions && { questions }),
      })
      return id
    },
    followTabs: () =>
      keep.onChange(key, () => {
        all.value = readKept(keep.get(key))
      }),
  }
}

/** Fields that may be absent are, rather than empty. */
function withoutEmpty(answer: Answer): Answer {
  const isNeeded = ([name, value]: [string, unknown]) =>
    ['id', 'title', 'phrasings', 'text'].includes(name) ||
    (value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0))
  return Object.fromEntries(Object.entries(answer).filter(isNeeded)) as Answer
}

function readKept(text: string | undefined): ReadonlyMap<string, AnswerDraft> {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    return new Map(Array.isArray(kept) ? kept.filter(isEntry) : [])
  } catch {
    return new Map()
  }
}

const isEntry = (entry: unknown): entry is [string, AnswerDraft] => {
  const [id, draft] = Array.isArray(entry) ? entry : []
  const { version, answer } = (draft ?? {}) as Partial<AnswerDraft>
  return typeof id === 'string' && typeof version === 'number' && typeof answer?.text === 'string'
}
