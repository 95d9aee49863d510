import { type Answer, answersForPage, answersIn, type Suggest } from '@beckon/answers'
import { whenIdle } from './when-idle.ts'

/** The site's canned answers, as the panel asks for them. */
export type Shelf = {
  byId(id: string | undefined): Answer | undefined
  /** Those for this page, at most five. */
  here(): readonly Answer[]
  /** Those that may answer what is being typed; none until what suggests them has come. */
  fitting(typed: string): readonly Answer[]
}

/** Reads the relay's answer to `/answers`. Rejects where that is none, as to somebody who asks too often. */
export async function readShelf(response: Response, language: string, changed: () => void): Promise<Shelf> {
  if (!response.ok) throw new Error(`${response.status}`)
  const { answers: all }: { answers: readonly Answer[] } = await response.json()
  const answers = answersIn(all, language)
  let suggest: Suggest | undefined
  // The panel is there to be used first; without it the relay still answers what is sent.
  whenIdle(async () => {
    suggest = (await import('./suggest.ts').catch(() => undefined))?.createSuggest(answers)
    changed()
  })
  return {
    byId: wanted => all.find(({ id }) => id === wanted),
    here: () => answersForPage({ answers }, location.pathname).slice(0, 5),
    fitting: typed => (suggest?.(typed) ?? []).flatMap(at => answers[at] ?? []),
  }
}
