import { afterEach, expect, test, vi } from 'vitest'
import { createSound } from './sound.ts'

afterEach(() => vi.restoreAllMocks())

/** Tabs of one browser: what is kept is the same for all. */
function createTabs(count: number) {
  const kept = new Map<string, string>()
  const keep = {
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, value: string | null) => void (value === null ? kept.delete(key) : kept.set(key, value)),
  }
  let rung = 0
  const ring = async () => void rung++
  const tabs = Array.from({ length: count }, () => createSound({ site: 'shop' }, keep, ring))
  return {
    tabs,
    rung: () => rung,
    /** What has been asked of the locks is done. */
    settle: () => navigator.locks.request('beckon:shop:rung', () => {}),
  }
}
const look = (state: DocumentVisibilityState) => vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)

test('one tab of several that nobody looks at rings, once for each message, and only where it was chosen', async () => {
  const { tabs, rung, settle } = createTabs(3)
  look('hidden')
  const hear = async (messageId: string) => {
    for (const tab of tabs) tab.heard(messageId)
    await settle()
  }
  await hear('m1')
  expect(rung()).toBe(0)
  tabs[0]?.toggle()
  // So that one hears what was chosen.
  expect([rung(), tabs.map(tab => tab.isOn())]).toEqual([1, [true, true, true]])
  await hear('m2')
  await hear('m2')
  expect(rung()).toBe(2)
  await hear('m3')
  expect(rung()).toBe(3)
  tabs[1]?.toggle()
  await hear('m4')
  expect(rung()).toBe(3)
})

test('a tab that is looked at stays silent', async () => {
  const { tabs, rung, settle } = createTabs(1)
  tabs[0]?.toggle()
  look('visible')
  tabs[0]?.heard('m1')
  await settle()
  expect(rung()).toBe(1)
})
