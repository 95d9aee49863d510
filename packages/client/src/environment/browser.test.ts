import { expect, test } from 'vitest'
import { keepIn } from './browser.ts'

/** What two tabs have in common, which may be full. */
function createStorage() {
  const values = new Map<string, string>()
  let isFull = false
  const storage = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem(key: string, value: string) {
      if (isFull) throw new DOMException('full', 'QuotaExceededError')
      values.set(key, value)
    },
    removeItem: (key: string) => void values.delete(key),
  }
  return { storage: storage as unknown as Storage, fill: () => (isFull = true) }
}

test('[A31] what another tab has taken away is gone here too', () => {
  const { storage } = createStorage()
  const [here, there] = [keepIn(storage), keepIn(storage)]
  here.set('draft', 'My card is')
  there.remove('draft')
  expect(here.get('draft')).toBeUndefined()
})

test('what the browser refuses is kept on this page', () => {
  const { storage, fill } = createStorage()
  const keep = keepIn(storage)
  keep.set('draft', 'one')
  fill()
  keep.set('draft', 'two')
  expect([keep.get('draft'), keepIn(undefined).get('draft')]).toEqual(['two', undefined])
  keep.remove('draft')
  expect(keep.get('draft')).toBeUndefined()
  const without = keepIn(undefined)
  without.set('draft', 'three')
  expect(without.get('draft')).toBe('three')
})
