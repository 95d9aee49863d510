import { type Publishing, publishAnswers, publishRules } from '../chat/publish.ts'
import type { Publication } from '../store/sites.ts'
import type { Store } from '../store/store.ts'
import { type Given, WrongUse, withStore } from './command.ts'
import { readText } from './read.ts'

type Publish = (sites: Store['sites'], site: string, text: string, publication: Publication) => Promise<Publishing>

export function publishAnswerFile(given: Given): Promise<number> {
  return publish('answers', publishAnswers, given)
}

export function publishRuleFile(given: Given): Promise<number> {
  return publish('rules', publishRules, given)
}

async function publish(kind: 'rules' | 'answers', put: Publish, { config, io, words, option, json }: Given) {
  const [what, file] = words
  const site = option('site')
  if (what !== 'publish' || file === undefined || site === undefined) {
    throw new WrongUse(`Say "${kind} publish FILE --site KEY".`)
  }
  const text = await readText(file, io)
  if (text === undefined) return 1
  return withStore(config, io, async store => {
    const published = await put(store.sites, site, text, { at: Date.now() })
    if (json) io.out(JSON.stringify(published))
    else if (published.ok) io.out(`Published ${kind} of ${site} as version ${published.version}`)
    else for (const { place, message } of published.problems) io.err(`${file}: ${place ? `${place}: ` : ''}${message}`)
    return published.ok ? 0 : 1
  })
}
