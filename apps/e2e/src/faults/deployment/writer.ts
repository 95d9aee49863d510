import { addPeople, say } from '../../../../relay/src/store/contract.ts'
import { openSqliteStore } from '../../../../relay/src/store/sqlite/open.ts'

/** Writes messages one after the other into a store in a folder, prints how many of them were refused, and dies without closing it. */
const [folder = '', count = ''] = process.argv.slice(2)
const store = await openSqliteStore(folder)
if (!(await store.sites.find('s1'))) await addPeople(store)
let refused = 0
for (let nth = 0; nth < Number(count); nth++) {
  const { ok } = await store.conversations.write(say('c1', `message ${nth}`))
  if (!ok) refused++
}
process.stdout.write(`${refused} of ${count} refused`, () => process.kill(process.pid, 'SIGKILL'))
