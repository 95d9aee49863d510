import { readFile } from 'node:fs/promises'
import { type Publishing, publishAnswers, publishRules } from '../chat/publish.ts'
import { toProblem } from '../serve/problem.ts'
import type { Store } from '../store/store.ts'
import { type Command, WrongUse, withStore } from './command.ts'

export const rules = publishCommand('rules', publishRules)
export const answers = publishCommand('answers', publishAnswers)

function publishCommand(
  kind: 'rules' | 'answers',
  publish: (sites: Store['sites'], site: string, text: string, at: number) => Promise<Publishing>,
): Command {
  return {
    words: `${kind} publish FILE --site KEY`,
    about: `checks a file of ${kind} and publishes it as the site's next version; a running relay takes it up within seconds`,
    options: { site: { type: 'string' } },
    async run({ config, io, words, option, json }) {
      const [what, file] = words
      const site = option('site')
      if (what !== 'publish' || file === undefined || site === undefined) {
        throw new WrongUse(`Say "${kind} publish FILE --site KEY".`)
      }
      let text: string
      try {
        text = await readFile(file, 'utf8')
      } catch (error) {
        io.err(toProblem(error, `${file} cannot be read`, 'Give the path of a JSON file.'))
        return 1
      }
      return withStore(config, io, async store => {
        const published = await publish(store.sites, site, text, Date.now())
        if (json) io.out(JSON.stringify(published))
        else if (published.ok) io.out(`Published ${kind} of ${site} as version ${published.version}`)
        else
          for (const { place, message } of published.problems) io.err(`${file}: ${place ? `${place}: ` : ''}${message}`)
        return published.ok ? 0 : 1
      })
    },
  }
}
