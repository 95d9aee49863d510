import { type Answer, parseShelf } from '@beckon/answers'

export type AnswersDouble = ReturnType<typeof createAnswersDouble>
type Json = Record<string, unknown>
type Question = {
  id: string
  text: string
  at: number
  count: number
  conversation: string
  nearest?: { id: string; score: number }
}
type Proposal = { id: string; answer: string; text: string; count: number; because: 'helped' | 'chosen' | 'inserted' }

/** The relay's routes of one site's answers, kept to what it promises of them: merging over a base, conflicts by answer, refusals at their field. */
export function createAnswersDouble(first: readonly Answer[] = []) {
  const versions: (readonly Answer[])[] = [[], first]
  const asked: { what: string; body: Json }[] = []
  const usage: { answer: string; day: string; event: string; count: number }[] = []
  const questions: Question[] = []
  const proposals: Proposal[] = []
  const aside = new Set<string>()
  /** What a file is told to hold. */
  const file = { put: [] as Answer[], problems: [] as { line: number; code: string; message: string }[] }
  let failure: number | undefined
  let taken: string | undefined

  const now = () => versions.at(-1) ?? []
  const version = () => versions.length - 1
  const find = (answers: readonly Answer[] | undefined, id: string) => answers?.find(answer => answer.id === id)
  let isByMeaning = false
  const inForce = () => ({ version: version(), answers: now(), ...(isByMeaning && { byMeaning: true }) })

  function change({ base = 0, put = [], remove = [] }: { base?: number; put?: Answer[]; remove?: string[] }) {
    const before = versions[base]
    const ids = [...put.map(({ id }) => id), ...remove].filter(
      id => id === taken || JSON.stringify(find(before, id)) !== JSON.stringify(find(now(), id)),
    )
    if (ids.length > 0)
      return reply(409, { code: 'conflict', ...inForce(), ids, by: Object.fromEntries(ids.map(id => [id, 'Ben'])) })
    const next = now().filter(({ id }) => !remove.includes(id) && !find(put, id))
    const answers = [...next, ...put]
    const parsed = parseShelf({ answers })
    if (!parsed.ok)
      return reply(422, {
        code: 'bad_answers',
        problems: parsed.problems.map(({ place, ...problem }) => ({
          ...problem,
          place: place.replace(/^[^.]*\./, ''),
        })),
      })
    versions.push(answers)
    return reply(200, inForce())
  }

  function setAside({ dismiss = [], restore = [] }: { dismiss?: string[]; restore?: string[] }) {
    for (const id of dismiss) aside.add(id)
    for (const id of restore) aside.delete(id)
  }

  function answerTo(method: string, rest: string, body: Json) {
    if (failure !== undefined) return reply(failure, { error: 'unavailable' })
    if (rest === '') return method === 'GET' ? reply(200, inForce()) : change(body)
    if (rest.startsWith('/usage')) return reply(200, { usage })
    if (rest === '/import') {
      const { put, problems } = file
      const added = put.filter(({ id }) => !find(now(), id)).map(({ id }) => id)
      const changed = put.filter(({ id }) => find(now(), id)).map(({ id }) => id)
      if (problems.length === 0 && !body.dryRun) {
        const done = change({ base: Number(body.base), put })
        if (done.status !== 200) return done
      }
      return reply(200, { version: version(), added, changed, unchanged: [], problems, warnings: [] })
    }
    const shown = <T extends { id: string }>(list: T[]) => list.filter(({ id }) => !aside.has(id))
    if (method === 'GET')
      return rest === '/unanswered'
        ? reply(200, { questions: shown(questions) })
        : reply(200, { proposals: shown(proposals) })
    setAside(body)
    for (const id of (body.accept ?? []) as string[]) {
      const { answer, text } =
        proposals.splice(
          proposals.findIndex(each => each.id === id),
          1,
        )[0] ?? {}
      const found = find(now(), answer ?? '')
      if (found && text) change({ base: version(), put: [{ ...found, phrasings: [...found.phrasings, text] }] })
    }
    return rest === '/unanswered' ? new Response(null, { status: 204 }) : reply(200, { version: version() })
  }

  return {
    asked,
    usage,
    questions,
    proposals,
    file,
    now,
    /** Somebody else changes the shelf. */
    publish(answers: readonly Answer[]) {
      versions.push(answers)
    },
    fail(status: number | undefined) {
      failure = status
    },
    /** The relay compares questions by meaning, too. */
    goByMeaning() {
      isByMeaning = true
    },
    /** An id that a private answer of somebody else has. */
    take(id: string) {
      taken = id
    },
    posts: (rest = '') => asked.filter(({ what }) => what === `POST ${rest}`).map(({ body }) => body),
    answer(method: string, url: string, body: unknown): Response | undefined {
      const rest = /\/sites\/[^/]+\/answers(.*)$/.exec(url)?.[1]
      if (rest === undefined) return undefined
      const json = typeof body === 'string' ? JSON.parse(body) : {}
      asked.push({ what: `${method} ${rest}`, body: json })
      return answerTo(method, rest, json)
    },
  }
}

const reply = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
