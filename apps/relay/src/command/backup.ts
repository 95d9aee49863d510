import { resolve } from 'node:path'
import { toProblem } from '../serve/problem.ts'
import { nameOfStore } from '../store/open.ts'
import { backUp } from '../store/sqlite/backup.ts'
import { type Command, WrongUse } from './command.ts'

export const backup: Command = {
  words: 'backup FILE',
  about:
    'copies the store into a new file, beside a running relay too; to restore: stop the relay, put the file in the place of beckon.sqlite and remove beckon.sqlite-wal',
  options: {},
  async run({ config, io, words, json }) {
    const [name, ...more] = words
    if (name === undefined || more.length > 0) throw new WrongUse('Say where to: beckon backup FILE')
    if (config.databaseUrl !== undefined) {
      io.err(`The store is ${nameOfStore(config).name}: copy it with pg_dump, or archive its log.`)
      return 1
    }
    const file = resolve(name)
    try {
      backUp(config.dataFolder, file)
    } catch (error) {
      io.err(toProblem(error, 'The store was not copied', 'Name a new file on a disk with room.'))
      return 1
    }
    io.out(json ? JSON.stringify({ file }) : `The store as it is now is in ${file}.`)
    return 0
  },
}
