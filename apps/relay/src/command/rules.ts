import { type Command, WrongUse } from './command.ts'
import { lintRuleFile } from './lint.ts'
import { publishRuleFile } from './publish.ts'
import { simulateRuleFile } from './simulate.ts'

/** Rules on the way to a site: look for mistakes, see what they would have done, publish. */
export const rules: Command = {
  words: 'rules publish FILE --site KEY | rules lint FILE | rules simulate --rules FILE --session FILE…',
  about: [
    `publish checks a file of rules and publishes it as the site's next version; a running relay takes it up within seconds`,
    '      lint FILE [--session FILE…]: what can never work in it or is likely not meant; with sessions also patterns that match none of their pages',
    '      simulate --rules FILE --session FILE… [--against FILE]: what the rules would have done in recorded sessions, beside another version',
  ].join('\n'),
  options: {
    site: { type: 'string' },
    rules: { type: 'string' },
    against: { type: 'string' },
    session: { type: 'string', multiple: true },
  },
  run(given) {
    const [what = ''] = given.words
    if (what === 'publish') return publishRuleFile(given)
    if (what === 'lint') return lintRuleFile(given)
    if (what === 'simulate') return simulateRuleFile(given)
    throw new WrongUse('Say "rules publish", "rules lint" or "rules simulate".')
  },
}
