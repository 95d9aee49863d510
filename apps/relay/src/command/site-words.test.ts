import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSqliteStore } from '../store/sqlite/open.ts'
import { run as runCommand } from './run.ts'

const root = mkdtempSync(join(tmpdir(), 'beckon-site-words-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const env = { BECKON_DATA: join(root, 'data') }
const file = join(root, 'texts.json')

async function run(...args: string[]) {
  const lines = { out: '', err: '' }
  const io = (name: 'out' | 'err') => (text: string) => {
    lines[name] += `${text}\n`
  }
  return { code: await runCommand(args, env, { out: io('out'), err: io('err') }), ...lines }
}

async function chosen() {
  const store = await openSqliteStore(env.BECKON_DATA)
  const site = await store.sites.find('shop')
  await store.close()
  return site?.appearance
}

test('an owner fixes the language, and says some things in words of their own', async () => {
  await run('site', 'add', '--key', 'shop', '--name', 'Shop', '--origin', 'https://shop.test', '--accent', '#00aa55')
  expect((await run('site', 'language', 'pt-BR', '--site', 'shop')).code).toBe(0)
  writeFileSync(file, JSON.stringify({ de: { hello: 'Moin' }, '*': { typing: '{name} …' } }))
  expect(await run('site', 'texts', file, '--site', 'shop')).toMatchObject({
    code: 0,
    out: 'shop says 2 texts in its own words\n',
  })
  const texts = { de: { hello: 'Moin' }, '*': { typing: '{name} …' } }
  expect(await chosen()).toEqual({ accent: '#00aa55', language: 'pt-BR', texts })
  await run('site', 'language', 'auto', '--site', 'shop')
  expect(await chosen()).toEqual({ accent: '#00aa55', texts })
  writeFileSync(file, '{}')
  expect((await run('site', 'texts', file, '--site', 'shop', '--json')).out).toBe('{"ok":true,"count":0}\n')
  expect(await chosen()).toEqual({ accent: '#00aa55', texts: {} })
}, 30_000)

test('what cannot be said is told with its place, and nothing is changed', async () => {
  const before = await chosen()
  writeFileSync(file, JSON.stringify({ de: { helo: 'Moin', typing: 'tippt' } }))
  expect(await run('site', 'texts', file, '--site', 'shop')).toMatchObject({
    code: 1,
    err: `${file}: de.helo: There is no text of this name.\n${file}: de.typing: {name} is missing.\n`,
  })
  expect(JSON.parse((await run('site', 'texts', file, '--site', 'shop', '--json')).out).problems).toHaveLength(2)
  writeFileSync(file, '{')
  expect((await run('site', 'texts', file, '--site', 'shop')).code).toBe(1)
  writeFileSync(file, '{}')
  expect((await run('site', 'texts', file, '--site', 'none')).code).toBe(1)
  expect((await run('site', 'language', 'tlh', '--site', 'shop')).code).toBe(2)
  expect((await run('site', 'texts', file)).code).toBe(2)
  expect(await chosen()).toEqual(before)
}, 30_000)
