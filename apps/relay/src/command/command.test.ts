import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

test('wrong use is told with how to use it, on standard error, with 2', async () => {
  for (const args of [
    ['nonsense'],
    ['site'],
    ['site', 'add'],
    ['site', 'add', '--name', 'X'],
    ['serve', '--nonsense'],
    ['rules', 'publish'],
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
