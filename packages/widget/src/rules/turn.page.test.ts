import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Storing } from './memory.ts'
import { takeTurn } from './turn.ts'

let inside: number
let most: number
let turns: number

const act = async () => {
  most = Math.max(most, ++inside)
  await new Promise(done => setTimeout(done, 500))
  inside--
  turns++
}
const withoutLocks = () => vi.spyOn(navigator, 'locks', 'get').mockReturnValue(undefined as never)
const take = (storing: Storing) => takeTurn('turn', storing, new AbortController().signal, act)
/** Time goes on in steps, and what other tabs say arrives between them: it takes the same way as this. */
async function pass(ms: number) {
  const [said, heard] = [new BroadcastChannel('pass'), new BroadcastChannel('pass')]
  for (let passed = 0; passed < ms; passed += 10) {
    await vi.advanceTimersByTimeAsync(10)
    await new Promise(done => {
      heard.onmessage = done
      said.postMessage(undefined)
    })
  }
  said.close()
  heard.close()
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  inside = most = turns = 0
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  localStorage.clear()
})

test.each([
  ['by the lock of the browser', 'session', false],
  ['by a lease', 'visitor', true],
  ['by bids, where rules remember for a session', 'session', true],
  ['by bids, where they remember nothing', 'none', true],
] as const)('[H1] %s, tabs that begin in the same tick take turns', async (_, storing, isOld) => {
  if (isOld) withoutLocks()
  const all = [take(storing), take(storing), take(storing)]
  await pass(6000)
  await Promise.all(all)
  expect([most, turns]).toEqual([1, 3])
  expect(Object.keys(localStorage)).toEqual([])
})

test('[H1] a page whose rules end in its turn holds nobody up', async () => {
  const over = new AbortController()
  const left = takeTurn('turn', 'session', over.signal, () => new Promise(() => {}))
  await pass(50)
  over.abort()
  const next = take('session')
  await pass(1000)
  expect(turns).toBe(1)
  await Promise.all([left, next])
})

test('[H1] a tab that comes later waits', async () => {
  for (const storing of ['visitor', 'none'] as const) {
    withoutLocks()
    const first = take(storing)
    await pass(300)
    const second = take(storing)
    await pass(3000)
    await Promise.all([first, second])
    expect(most).toBe(1)
  }
})

test('the lease of a tab that died ends by itself, and one that was taken over is not given back', async () => {
  withoutLocks()
  localStorage.setItem('turn:turn', `dead ${Date.now() + 1000}`)
  const turn = take('visitor')
  await pass(900)
  expect(inside).toBe(0)
  await pass(400)
  expect(inside).toBe(1)
  localStorage.setItem('turn:turn', 'other 9')
  await pass(500)
  await turn
  expect(localStorage.getItem('turn:turn')).toBe('other 9')
})

test('a lease that another tab has written over does not hold', async () => {
  withoutLocks()
  const turn = take('visitor')
  await pass(30)
  localStorage.setItem('turn:turn', `other ${Date.now() + 500}`)
  await pass(400)
  expect(inside).toBe(0)
  await pass(1200)
  await turn
  expect(turns).toBe(1)
})

test('where there are no locks and nothing can be stored, it is done all the same', async () => {
  vi.spyOn(LockManager.prototype, 'request').mockRejectedValue(new DOMException('denied', 'SecurityError'))
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  const turn = take('visitor')
  await pass(600)
  await turn
  expect(turns).toBe(1)
})
