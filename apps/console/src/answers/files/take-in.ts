import type { Format, Import } from '../keeper.ts'
import type { SiteAnswers } from '../site-answers.ts'
import { refusedWords, words } from '../words.ts'
import { fileWords } from './file-words.ts'

export type ShelfText = { text: string; format: Format }

/** What a file would do; undefined where the relay did not say, which was told. */
export async function lookAt({ keeper, shelf, say }: SiteAnswers, file: ShelfText): Promise<Import | undefined> {
  const found = await keeper.take({ ...file, dryRun: true, base: shelf.peek().version })
  if (found === 'conflict') say(fileWords.conflict, 'bad')
  else if ('ok' in found) say(refusedWords[found.code], 'bad')
  else return found
  return undefined
}

/** Imports a file, which can be undone; whether it was done. */
export async function takeIn(site: SiteAnswers, file: ShelfText): Promise<boolean> {
  const { keeper, shelf, say, accept, refresh } = site
  const before = shelf.peek()
  const done = await keeper.take({ ...file, dryRun: false, base: before.version })
  if (done === 'conflict') {
    await refresh()
    say(fileWords.conflict, 'bad')
  } else if ('ok' in done) say(refusedWords[done.code], 'bad')
  else if (done.problems.length === 0) {
    await refresh()
    say(fileWords.taken(done.added.length, done.changed.length), 'plain', async () => {
      const put = before.answers.filter(({ id }) => done.changed.includes(id))
      const undone = await keeper.change({ base: done.version, put, remove: done.added })
      if (undone.ok) accept(undone)
      else say(words.notUndone, 'bad')
    })
    return true
  }
  return false
}
