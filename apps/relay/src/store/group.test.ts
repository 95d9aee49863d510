import { expect, test } from 'vitest'
import type { Write, Written } from './conversations.ts'
import { createGroup } from './group.ts'

const write = (conversation: string): Write => ({ conversation, decide: () => ({ ok: true }) })

test('[P4] what came while a group could not be committed is refused with it, and what comes after it is not', async () => {
  const tries: { conversations: string[]; end: (ok: boolean) => void }[] = []
  let begun = Promise.withResolvers<void>()
  const failures: unknown[] = []
  const commit = (writes: Write[]) =>
    new Promise<Written[]>((resolve, reject) => {
      tries.push({
        conversations: writes.map(({ conversation }) => conversation),
        end: ok => (ok ? resolve(writes.map(() => ({ ok: false, code: 'taken' }))) : reject(new Error('away'))),
      })
      begun.resolve()
      begun = Promise.withResolvers()
    })
  const group = createGroup(commit, error => failures.push(error))
  let next = begun.promise
  const first = group.write(write('a'))
  await next
  const second = group.write(write('b'))
  tries[0]?.end(false)
  expect(await Promise.all([first, second])).toEqual([
    { ok: false, code: 'unavailable' },
    { ok: false, code: 'unavailable' },
  ])
  next = begun.promise
  const third = group.write(write('c'))
  await next
  tries[1]?.end(true)
  expect(await third).toEqual({ ok: false, code: 'taken' })
  expect([tries.map(({ conversations }) => conversations), failures.length]).toEqual([[['a'], ['c']], 1])
})
