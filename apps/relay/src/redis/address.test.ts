import { expect, test } from 'vitest'
import { parseRedisAddress } from './address.ts'

test('one server, the nodes of a cluster, or sentinels with a name', () => {
  expect(parseRedisAddress('redis://:secret@db:6380/2')).toEqual({ kind: 'single', url: 'redis://:secret@db:6380/2' })
  expect(parseRedisAddress('redis+cluster://a:7000,b,[::1]:7002')).toEqual({
    kind: 'cluster',
    nodes: [
      { host: 'a', port: 7000 },
      { host: 'b', port: 6379 },
      { host: '::1', port: 7002 },
    ],
    login: {},
    isSecure: false,
  })
  expect(parseRedisAddress('rediss+sentinel://ann:p%40ss@a,b:1/main-1')).toEqual({
    kind: 'sentinel',
    sentinels: [
      { host: 'a', port: 26_379 },
      { host: 'b', port: 1 },
    ],
    name: 'main-1',
    login: { username: 'ann', password: 'p@ss' },
    isSecure: true,
  })
})

test.each([
  'redis+cluster://',
  'redis+cluster://a:7000/name',
  'redis+sentinel://a',
  'redis+sentinel://a,/x',
  'redis+cluster://a:70000',
  'redis+x://a',
  'a:6379',
])('%s is none of them', text => expect(parseRedisAddress(text)).toBeUndefined())
