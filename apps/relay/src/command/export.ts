import { type Command, WrongUse, withStore } from './command.ts'

export const exportSite: Command = {
  words: 'export --site KEY',
  about: 'prints every conversation with its messages, notes included, as one JSON line each',
  options: { site: { type: 'string' } },
  async run({ config, io, option }) {
    const key = option('site')
    if (key === undefined) throw new WrongUse('Say which with --site KEY.')
    return withStore(config, io, async store => {
      if (!(await store.sites.find(key))) {
        io.err(`There is no site "${key}". See: beckon site list`)
        return 1
      }
      const { epoch } = store.conversations
      for await (const { conversation, messages } of store.conversations.all(key)) {
        io.out(JSON.stringify({ epoch, conversation, messages }))
      }
      return 0
    })
  },
}
