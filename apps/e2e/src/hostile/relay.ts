import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publishAnswers, publishRules } from '../../../relay/src/chat/publish.ts'
import { readConfig } from '../../../relay/src/config/config.ts'
import { connect, newMessageId } from '../../../relay/src/gateway/test/client.ts'
import { hashPassword } from '../../../relay/src/identity/passwords.ts'
import { startRelay } from '../../../relay/src/serve/relay.ts'
import { unhurried } from '../../../relay/src/test-servers/unhurried.ts'
import { signIn } from '../absence/operator.ts'

const rules = {
  rules: [
    {
      id: 'greet',
      when: { signal: 'page.count', op: '>=', value: 1 },
      do: [
        { action: 'teaser', text: 'Need a hand?' },
        { action: 'answer', id: 'hours' },
        { action: 'replies', options: [{ text: 'Yes' }, { text: 'No' }] },
      ],
    },
  ],
}
const answers = {
  answers: [
    { id: 'hours', title: 'When are you open?', phrasings: [], pages: ['/**'], text: 'From **nine** to five.' },
  ],
}
const password = 'correct horse battery'

/** A whole relay in this process with one site, a rule that is shown at once, an answer, and an operator who answers everybody. */
export async function openRelay(origins: readonly string[], more: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'beckon-hostile-'))
  const read = readConfig({
    ...unhurried,
    BECKON_PORT: '0',
    BECKON_SCRIPT: '/assets/hello.js',
    BECKON_CHATS_PER_OPERATOR: '1000',
    BECKON_DATA: folder,
    ...more,
  })
  if (!read.ok) throw new Error(read.problem)
  const started = await startRelay(read.config, { level: 'error' })
  if (!started.ok) throw new Error(started.problem)
  const { store, address, stop } = started.value
  await store.sites.add({ key: 'shop', name: 'Harbour', origins: [...origins], appearance: {}, createdAt: 1 })
  for (const published of [
    await publishRules(store.sites, 'shop', rules, { at: 1 }),
    await publishAnswers(store.sites, 'shop', JSON.stringify(answers), { at: 1 }),
  ])
    if (!published.ok) throw new Error(JSON.stringify(published))
  await store.people.addOperator({
    id: 'ann',
    name: 'ann',
    displayName: 'Ann',
    sites: ['shop'],
    passwordHash: await hashPassword(password),
    createdAt: 1,
  })
  const url = `http://localhost:${address.port}`
  const cookie = await signIn(url, 'ann', password)
  const operator = await answerAll(url, cookie)
  return {
    url,
    async close() {
      operator.close()
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Says that somebody is here, in every conversation. */
async function answerAll(relay: string, cookie: string) {
  const operator = await connect(`${relay}/v1/operator`, { origin: relay, cookie })
  await operator.ask({ type: 'hello' })
  const answered = new Set<string>()
  operator.socket.on('message', data => {
    const { type, conversation: summary } = JSON.parse(String(data))
    if (type !== 'conversation' || answered.has(summary.conversation)) return
    answered.add(summary.conversation)
    const text = 'I am here.'
    operator.send({
      type: 'send',
      ref: 1e6 + answered.size,
      conversation: summary.conversation,
      messageId: newMessageId(),
      text,
    })
  })
  return operator
}
