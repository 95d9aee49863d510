import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { settings } from './settings.ts'

const problemOf = (env: Record<string, string>) => {
  const read = readConfig(env)
  return read.ok ? undefined : read.problem
}

test('every setting has a default that is in order', () => {
  expect(readConfig({})).toMatchObject({ ok: true, config: { port: 7300, host: '127.0.0.1', trustProxy: [] } })
  expect(readConfig(Object.fromEntries(Object.keys(settings).map(name => [name, ''])))).toEqual(readConfig({}))
})

test('a bad setting is named in one line that says what it must be', () => {
  expect(problemOf({ BECKON_PORT: '70000' })).toMatch(
    /^BECKON_PORT is "70000", but must be a whole number from 0 to 65535$/,
  )
  expect(problemOf({ BECKON_LOG: 'loud' })).toMatch(/^BECKON_LOG must be one of .*warn/)
  expect(problemOf({ BECKON_PUBLIC_URL: 'chat.example.org' })).toMatch(
    /^BECKON_PUBLIC_URL .*https:\/\/chat\.example\.org$/,
  )
  expect(problemOf({ BECKON_PUBLIC_URL: 'https://example.org/chat' })).toMatch(/without a path/)
})

test('an address of a server is checked, and never repeated, since it may hold a password', () => {
  expect(problemOf({ DATABASE_URL: 'mysql://ann:secret@db/x' })).toBe(
    'DATABASE_URL must be an address that begins with postgresql:// or postgres://',
  )
  expect(readConfig({ DATABASE_URL: 'postgres://db/x' })).toMatchObject({ config: { databaseUrl: 'postgres://db/x' } })
})

test('the forms of REDIS_URL', () => {
  expect(readConfig({ REDIS_URL: 'redis+sentinel://a,b/main' })).toMatchObject({ config: { redis: { name: 'main' } } })
  expect(problemOf({ REDIS_URL: 'redis+sentinel://ann:secret@a' })).toMatch(
    /^REDIS_URL must be redis:.*NAME, with rediss/,
  )
  expect(problemOf({ REDIS_URL: 'redis+sentinel://ann:secret@a' })).not.toContain('secret')
})

test('a name that is no setting is told, since a typing mistake would be ignored for ever', () => {
  expect(problemOf({ BECKON_PROT: '1' })).toMatch(/^BECKON_PROT is not a setting/)
})

test.each(['widget.js', '/v1/a.js', '/a', '/a.js?b', '/../a.js'])('%s is no path for the script', path => {
  const read = readConfig({ BECKON_SCRIPT: path })
  expect(!read.ok && read.problem).toContain('BECKON_SCRIPT')
})

test('the usual name of the script is not one that blockers look for', () => {
  const read = readConfig({})
  expect(read.ok && read.config.scriptPath).not.toMatch(/chat|widget|support|messenger|analytics|track|popup/)
  const other = readConfig({ BECKON_SCRIPT: '/assets/hello.js' })
  expect(other.ok && other.config.scriptPath).toBe('/assets/hello.js')
})
