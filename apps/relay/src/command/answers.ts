import { askShelf } from './ask.ts'
import { type Command, WrongUse } from './command.ts'
import { publishAnswerFile } from './publish.ts'
import { exportAnswers, importAnswers, lintAnswerFile } from './shelf-files.ts'

/** Canned answers on the way to a site and out of it, and what the shelf says to a question. */
export const answers: Command = {
  words:
    'answers publish FILE --site KEY | answers lint FILE | answers import FILE --site KEY | answers export --site KEY | answers ask QUESTION',
  about: [
    `publish checks a file of answers and publishes it as the site's next version; a running relay takes it up within seconds`,
    '      lint FILE: every problem of a file (JSON, .csv or .md) with its line, and what should be looked at',
    '      import FILE --site KEY [--dry-run]: adds and changes answers from JSON, CSV or Markdown, and removes none',
    '      export --site KEY [--format csv|markdown|json]: prints the shelf',
    '      ask QUESTION --site KEY | --file FILE: whether it would be answered, the five best with their probability, and why',
  ].join('\n'),
  options: {
    site: { type: 'string' },
    file: { type: 'string' },
    format: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  run(given) {
    const [what = ''] = given.words
    if (what === 'publish') return publishAnswerFile(given)
    if (what === 'lint') return lintAnswerFile(given)
    if (what === 'import') return importAnswers(given)
    if (what === 'export') return exportAnswers(given)
    if (what === 'ask') return askShelf(given)
    throw new WrongUse('Say "answers publish", "answers lint", "answers import", "answers export" or "answers ask".')
  },
}
