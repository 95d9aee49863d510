import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { run as runCommand } from './run.ts'

const root = mkdtempSync(join(tmpdir(), 'beckon-site-identity-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const env = { BECKON_DATA: join(root, 'data') }

async function run(...args: string[]) {
  const lines = { out: '', err: '' }
  const io = (name: 'out' | 'err') => (text: string) => {
    lines[name] += `${text}\n`
  }
  return { code: await runCommand(args, env, { out: io('out'), err: io('err') }), ...lines }
}

const identity = (...more: string[]) => run('site', 'identity', '--site', 'shop', ...more)

test('the secret is made once, made anew when asked, and told alone on standard output', async () => {
  expect(await identity()).toMatchObject({ code: 1, out: '', err: expect.stringContaining('no site') })
  await run('site', 'add', '--key', 'shop', '--name', 'Shop', '--origin', 'https://shop.test')
  const made = await identity()
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^[\w-]{43}\n$/) })
  expect((await identity()).out).toBe(made.out)
  const anew = JSON.parse((await identity('--new', '--json')).out)
  expect(anew).toEqual({ secret: expect.stringMatching(/^[\w-]{43}$/), required: false })
  expect(`${anew.secret}\n`).not.toBe(made.out)
})

test('an owner requires an identity of every visitor, or of none', async () => {
  expect(JSON.parse((await identity('--require', 'on', '--json')).out).required).toBe(true)
  expect((await identity()).err).toContain('only with visitors whose identity is signed')
  expect(JSON.parse((await identity('--require', 'off', '--json')).out).required).toBe(false)
  expect((await identity('--require', 'maybe')).code).toBe(2)
  expect((await run('site', 'identity')).code).toBe(2)
})
