import { beforeEach, describe, expect, test } from 'vitest'
import { type Presence, presenceEndsMs } from './presence.ts'

const ann = { id: 'o1', sites: ['s1', 's2'] }

/** What every presence must do; `advance` lets time pass for it. */
export function presenceContract(
  name: string,
  open: () => { presence: Presence; advance(ms: number): Promise<void> | void },
) {
  describe(`presence: ${name}`, () => {
    let parts: ReturnType<typeof open>
    beforeEach(() => {
      parts = open()
    })

    test('somebody is online for their sites until the last connection is gone', async () => {
      const { presence } = parts
      await presence.announce('a', ann)
      await presence.announce('b', ann)
      await presence.withdraw('a')
      expect(await presence.isOnline('s2')).toBe(true)
      expect(await presence.isOnline('s3')).toBe(false)
      await presence.withdraw('b')
      expect(await presence.isOnline('s2')).toBe(false)
    })

    test('away holds over all connections of the operator, and only of that one', async () => {
      const { presence } = parts
      await presence.announce('a', ann)
      await presence.announce('b', ann, 'away')
      expect(await presence.isOnline('s1')).toBe(false)
      await presence.announce('c', { id: 'o2', sites: ['s1'] })
      expect(await presence.isOnline('s1')).toBe(true)
      expect(await presence.online('s1')).toEqual(['o2'])
      expect(await presence.isOnline('s2')).toBe(false)
      await presence.withdraw('b')
      expect(await presence.online('s1')).toEqual(['o2'])
      await presence.announce('a', ann, 'online')
      expect(await presence.isOnline('s2')).toBe(true)
      expect((await presence.online('s1')).sort()).toEqual(['o1', 'o2'])
      expect(await presence.online('s2')).toEqual(['o1'])
      expect(await presence.online('s3')).toEqual([])
    })

    test('[P11] is forgotten when it is announced no more', async () => {
      const { presence, advance } = parts
      await presence.announce('a', ann)
      // Time goes on by itself where the servers are real.
      await advance(presenceEndsMs - 5000)
      expect(await presence.isOnline('s1')).toBe(true)
      await advance(5000)
      expect(await presence.isOnline('s1')).toBe(false)
    })
  })
}
