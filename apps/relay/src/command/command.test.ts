import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { beckon } from '../serve/test/spawn.ts'
import { openSqliteStore } from '../store/sqlite/open.ts'
import { run as runCommand } from './run.ts'

const root = mkdtempSync(join(tmpdir(), 'beckon-command-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const env = { BECKON_DATA: join(root, 'data') }

async function run(...args: string[]) {
  const lines = { out: '', err: '' }
  const io = (name: 'out' | 'err') => (text: string) => {
    lines[name] += `${text}\n`
  }
  return { code: await runCommand(args, env, { out: io('out'), err: io('err') }), ...lines }
}

const addShop = ['site', 'add', '--key', 'shop', '--name', 'Shop', '--origin', 'https://Shop.test/']

test('a site, an operator, rules and answers, all in JSON', async () => {
  const made = await run(...addShop, '--json')
  expect(JSON.parse(made.out)).toEqual({ site: { key: 'shop', name: 'Shop', origins: ['https://shop.test'] } })
  expect(await run(...addShop)).toMatchObject({ code: 1, err: expect.stringContaining('already') })

  const { operator, password } = JSON.parse((await run('operator', 'add', 'ann', '--display', 'Ann', '--json')).out)
  expect(operator).toMatchObject({ name: 'ann', displayName: 'Ann', sites: ['shop'] })
  expect(password).toMatch(/^\w{4}(-\w{4}){3}$/)
  const given = await beckon(['operator', 'add', 'bob', '--password-stdin', '--json'], env, 'a password of bob\n')
  expect(JSON.parse(given.out)).not.toHaveProperty('password')
  expect(await run('operator', 'add', 'ann')).toMatchObject({
    code: 1,
    err: expect.stringContaining('operator password ann'),
  })
  expect((await run('operator', 'list')).out).toBe('ann  Ann  shop\nbob  bob  shop\n')
  const departments = ['--department', 'sales', '--department', 'spare parts']
  expect((await run('operator', 'departments', 'bob', ...departments)).out).toBe('bob answers in sales, spare parts.\n')
  expect((await run('operator', 'list')).out).toContain('bob  bob  shop  in sales, spare parts\n')
  expect((await run('operator', 'departments', 'bob')).out).toBe('bob answers in sales, spare parts.\n')
  for (const wrong of [['help'], [...departments, '--all']])
    expect(await run('operator', 'departments', 'bob', ...wrong)).toMatchObject({ code: 2 })
  expect((await run('operator', 'departments', 'bob')).out).toBe('bob answers in sales, spare parts.\n')
  expect((await run('operator', 'departments', 'bob', '--all')).out).toBe('bob answers in every department.\n')
  expect(await run('operator', 'departments', 'eve')).toMatchObject({
    code: 1,
    err: expect.stringContaining('no operator'),
  })
  expect(await run('operator', 'departments', 'bob', '--department', ' ')).toMatchObject({ code: 2 })

  const rules = join(root, 'rules.json')
  writeFileSync(rules, JSON.stringify({ rules: [{ id: 'greet', do: [{ action: 'teaser', text: 'Hello' }] }] }))
  expect(JSON.parse((await run('rules', 'publish', rules, '--site', 'shop', '--json')).out)).toEqual({
    ok: true,
    version: 1,
  })
  expect((await run('rules', 'publish', rules, '--site', 'shop')).out).toBe('Published rules of shop as version 2\n')
  writeFileSync(rules, JSON.stringify({ rules: [{ id: 'greet', do: [{ action: 'dance' }] }] }))
  const bad = await run('rules', 'publish', rules, '--site', 'shop')
  expect(bad).toMatchObject({ code: 1, out: '', err: expect.stringContaining('rules[0].do[0].action') })

  const store = await openSqliteStore(env.BECKON_DATA)
  expect(await store.sites.find('shop')).toMatchObject({ rulesVersion: 2, answersVersion: 0 })
  await store.close()
}, 30_000)

test('[R66] an export has what the rule a conversation began from says of it', async () => {
  const site = ['site', 'add', '--key', 'told', '--name', 'Told', '--origin', 'https://told.test']
  expect(await run(...site)).toMatchObject({ code: 0 })
  const store = await openSqliteStore(env.BECKON_DATA)
  const visitor = { id: 'v-told', name: 'Someone' }
  await store.people.addVisitor({ ...visitor, site: 'told', tokenHash: 'hash', createdAt: 0 })
  const create = { site: 'told', visitor, createdAt: 1, department: 'sales', tags: ['pricing', 'عربي'] }
  await store.conversations.write({ conversation: 'c-told', create, decide: () => ({ ok: true }) })
  await store.close()
  const { code, out } = await run('export', '--site', 'told')
  expect(code).toBe(0)
  expect(JSON.parse(out).conversation).toMatchObject({ department: 'sales', tags: ['pricing', 'عربي'] })
}, 20_000)

const visit = [
  { at: 0, type: 'visitor', seed: 's' },
  { at: 0, type: 'navigate', url: 'https://shop.test/pricing' },
  { at: 4000, type: 'scroll', depth: 60 },
  { at: 9000, type: 'navigate', url: 'https://shop.test/cart' },
]
const onPricing = { signal: 'page.path', op: '=', value: '/pricing' }
const do_ = [{ action: 'teaser', text: 'Hello' }]
const deep = (value: number) => ({
  rules: [{ id: 'deep', when: { all: [onPricing, { signal: 'scroll.depth', op: '>=', value }] }, do: do_ }],
})

function write(name: string, content: string): string {
  const path = join(root, name)
  writeFileSync(path, content)
  return path
}

test('rules are simulated over recorded sessions, as one JSON object or to be read', async () => {
  const session = write('visit.jsonl', visit.map(event => JSON.stringify(event)).join('\n'))
  const rules = write('deep.json', JSON.stringify(deep(50)))
  const simulate = ['rules', 'simulate', '--rules', rules, '--session', session]
  const { code, out } = await run(...simulate, '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    decisions: [
      { session, at: 4000, show: 'deep' },
      { session, at: 9000, retract: 'deep' },
    ],
    summary: {
      ...{ sessions: 1, sessionsShown: 1, shown: 1, retracted: 1, heldOut: 0 },
      rules: [{ rule: 'deep', shown: 1, sessions: 1, retracted: 1, heldOut: 0 }],
    },
  })
  expect((await run(...simulate)).out).toContain('4.000 s  shows deep\n')

  const against = write('deeper.json', JSON.stringify(deep(90)))
  const compared = JSON.parse((await run(...simulate, '--against', against, '--json')).out)
  expect(compared).toMatchObject({ summary: { shown: 1 }, against: { summary: { shown: 0 } }, sameSessions: 0 })
  expect(compared.differences).toContainEqual({ session, at: 4000, show: 'deep', only: 'now' })
  expect((await run(...simulate, '--against', rules)).out).toContain('No difference; the same in 1 of 1')
})

test('what cannot be simulated is told with file, line and code, all of it at once', async () => {
  const rules = write('odd.json', '{ "rules": [\n  { "id": "a",\n    "do": [{ "action": "dance" }] }\n] }')
  const session = write('odd.jsonl', '{"at":0,"type":"activity"}\n{"at":1,"type":"dance"}\nnot json\n')
  const { code, out, err } = await run('rules', 'simulate', '--rules', rules, '--session', session, join(root, 'none'))
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain(`${rules}:3: unknown-action: rules[0].do[0].action: `)
  expect(err).toContain(`${session}:2: unknown-event: `)
  expect(err).toContain(`${session}:3: not-json: `)
  expect(err).toContain(`${join(root, 'none')} cannot be read`)
})

test('lint finds mistakes with their lines, and answers 1 when there are any', async () => {
  const good = write('good.json', JSON.stringify(deep(50)))
  expect(await run('rules', 'lint', good)).toEqual({ code: 0, out: `${good}: nothing found\n`, err: '' })
  const bad = write('bad.json', JSON.stringify(deep(101), null, 1))
  const { code, out } = await run('rules', 'lint', bad, '--json')
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({
    file: bad,
    ok: false,
    findings: [{ level: 'error', code: 'never-true', place: 'rules[0].when.all[1]', line: 12 }],
  })
  const elsewhere = write('elsewhere.jsonl', '{"at":0,"type":"navigate","url":"https://shop.test/cart"}')
  expect(await run('rules', 'lint', good, '--session', elsewhere)).toMatchObject({
    code: 1,
    out: expect.stringContaining('warning no-page: rules[0].when.all[0].value'),
  })
  expect(await run('rules', 'lint', write('text.json', '{'))).toMatchObject({
    code: 1,
    out: expect.stringContaining('text.json:1: error not-json'),
  })
})

test('wrong use is told with how to use it, on standard error, with 2', async () => {
  for (const args of [
    ['nonsense'],
    ['site'],
    ['site', 'add'],
    ['site', 'add', '--name', 'X'],
    ['serve', '--nonsense'],
    ['rules'],
    ['rules', 'publish'],
    ['rules', 'lint'],
    ['rules', 'simulate', '--rules', 'x'],
    ['rules', 'simulate', '--session', 'x'],
    ['operator', 'add', 'a b'],
    ['export'],
  ]) {
    const { code, out, err } = await run(...args)
    expect([code, out], args.join(' ')).toEqual([2, ''])
    expect(err).toContain('beckon')
  }
}, 20_000)

test('[A72] a site without an origin, or open to all, is refused', async () => {
  for (const origin of ['*', 'https://*.shop.test', 'shop.test', 'https://shop.test/path', 'file:///x']) {
    expect(await run('site', 'add', '--name', 'X', '--origin', origin), origin).toMatchObject({ code: 2 })
  }
}, 20_000)

test('help is an answer, not an error', async () => {
  for (const args of [[], ['--help'], ['site', '--help']])
    expect(await run(...args)).toMatchObject({ code: 0, err: '' })
})

test('answers are looked at, taken in from a spreadsheet, asked and given out', async () => {
  const site = ['site', 'add', '--key', 'shelf', '--name', 'Shelf', '--origin', 'https://shelf.test']
  expect(await run(...site)).toMatchObject({ code: 0 })
  const file = join(root, 'answers.csv')
  writeFileSync(file, 'title;phrasings;text\nWhat does shipping cost?;Delivery?|Postage?|Freight?;Two euros\nBad;;\n')
  expect(await run('answers', 'lint', file)).toMatchObject({ code: 1, out: expect.stringContaining(':3: error') })
  expect(await run('answers', 'import', file, '--site', 'shelf')).toMatchObject({ code: 1 })
  writeFileSync(file, 'title;phrasings;text\nWhat does shipping cost?;Delivery?|Postage?|Freight?;Two euros\n')
  expect(await run('answers', 'lint', file)).toEqual({ code: 0, out: `${file}: nothing found\n`, err: '' })
  const dry = await run('answers', 'import', file, '--site', 'shelf', '--dry-run', '--json')
  expect(JSON.parse(dry.out)).toEqual({ ok: true, version: 0, added: 1, changed: 0, unchanged: 0, dryRun: true })
  expect((await run('answers', 'import', file, '--site', 'shelf')).out).toContain('1 added, 0 changed')
  expect((await run('answers', 'import', file, '--site', 'shelf')).out).toContain('0 added, 0 changed, 1 as they were')

  const asked = await run('answers', 'ask', 'what does shipping cost', '--site', 'shelf', '--json')
  expect(asked.code).toBe(0)
  expect(JSON.parse(asked.out)).toMatchObject({
    decision: { kind: 'answer', id: 'what-does-shipping-cost' },
    best: [{ nearest: 'What does shipping cost?' }],
  })
  expect(await run('answers', 'ask', 'do you sell boats', '--file', file)).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^Would go to a person/),
  })
  expect((await run('answers', 'export', '--site', 'shelf', '--format', 'markdown')).out).toContain(
    '## What does shipping cost?',
  )
  for (const wrong of [
    ['ask'],
    ['export'],
    ['import', file],
    ['nothing'],
    ['export', '--site', 'shelf', '--format', 'pdf'],
  ])
    expect(await run('answers', ...wrong)).toMatchObject({ code: 2 })
  expect(await run('answers', 'export', '--site', 'nobody')).toMatchObject({ code: 1 })
}, 30_000)

test('a reader that has read enough is no failure', async () => {
  const command = fileURLToPath(new URL('../command.ts', import.meta.url))
  const child = spawn(process.execPath, [command, '--help'], { env: { ...process.env, ...env } })
  child.stdout.destroy()
  let err = ''
  child.stderr.on('data', text => {
    err += text
  })
  const [code] = await once(child, 'close')
  expect([code, err]).toEqual([0, ''])
})
