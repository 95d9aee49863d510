import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { createHeldLayout } from './held.ts'
import { type Layout, layoutOf } from './layout.ts'

const empty: Layout = { waiting: [], mine: [], others: [], answered: [], closed: [] }

function createQueue() {
  const latest = signal<Layout>({ ...empty, waiting: ['a', 'b'] })
  return { latest, queue: createHeldLayout(() => latest.value) }
}

test('while held, nothing comes, goes or moves, and what is new is counted', () => {
  const { latest, queue } = createQueue()
  queue.hold()
  latest.value = { ...empty, waiting: ['c', 'b'], mine: ['a', 'd'], closed: ['e'] }
  expect(queue.layout.value.waiting).toEqual(['a', 'b'])
  expect(queue.fresh.value).toBe(2)
})

test('holding again keeps the first picture; letting go shows all', () => {
  const { latest, queue } = createQueue()
  queue.hold()
  latest.value = { ...empty, waiting: ['c'] }
  queue.hold()
  expect(queue.layout.value.waiting).toEqual(['a', 'b'])
  queue.release()
  expect(queue.layout.value.waiting).toEqual(['c'])
  expect(queue.fresh.value).toBe(0)
})

test('what waits can be shown while the pointer stays', () => {
  const { latest, queue } = createQueue()
  queue.hold()
  latest.value = { ...empty, waiting: ['a', 'b', 'c'] }
  queue.showFresh()
  latest.value = { ...empty, waiting: ['a', 'b', 'c', 'd'] }
  expect(queue.layout.value.waiting).toEqual(['a', 'b', 'c'])
  expect(queue.fresh.value).toBe(1)
})

test('each conversation stands in the section of its status and operator', () => {
  const base = { site: 's', epoch: 'e', head: 0, read: { visitor: 0, operator: 0 }, createdAt: 0 }
  const ann = { id: 'o1', name: 'Ann' }
  const ben = { id: 'o2', name: 'Ben' }
  const layout = layoutOf(
    [
      { ...base, conversation: 'w', status: 'waiting' },
      { ...base, conversation: 'm', status: 'served', operator: ann },
      { ...base, conversation: 'o', status: 'served', operator: ben },
      { ...base, conversation: 'a', status: 'open' },
      { ...base, conversation: 'c', status: 'closed', operator: ann },
    ],
    'o1',
  )
  expect(layout).toEqual({ waiting: ['w'], mine: ['m'], others: ['o'], answered: ['a'], closed: ['c'] })
})
