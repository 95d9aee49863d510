import { indexedDbOutboxStore } from '@beckon/client'
import { afterEach, expect, test, vi } from 'vitest'
import { takeBack } from './consent.ts'

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

const entry = (messageId: string, site: string) => ({
  messageId,
  scope: `visitor:${site}`,
  order: 1,
  atMs: 1,
  text: 'Hello',
  target: { kind: 'start' as const },
  state: { kind: 'pending' as const },
})

test('where no word was ever kept, no place for one is made', async () => {
  takeBack('shop')
  // Later than what it may have begun.
  await new Promise(done => Object.assign(indexedDB.open('after'), { onsuccess: done }))
  const names = (await indexedDB.databases()).map(({ name }) => name)
  expect(names).not.toContain('beckon')
})

test('what was kept of this site goes, unsent words too, and nothing of another', async () => {
  const store = indexedDbOutboxStore()
  await store.put(entry('a', 'shop'))
  await store.put(entry('b', 'shop'))
  await store.put(entry('c', 'other'))
  localStorage.setItem('beckon:shop:token', 't')
  localStorage.setItem('beckon:other:token', 't')
  takeBack('shop')
  expect(Object.keys(localStorage)).toEqual(['beckon:other:token'])
  await expect.poll(() => store.all('visitor:shop')).toEqual([])
  expect(await store.all('visitor:other')).toHaveLength(1)
})

test('a browser that keeps nothing is no error of the page', () => {
  for (const place of ['localStorage', 'sessionStorage', 'indexedDB'] as const)
    vi.spyOn(window, place, 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError')
    })
  expect(() => takeBack('shop')).not.toThrow()
})
