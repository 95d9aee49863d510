import { expect, test } from 'vitest'
import { tasksOf } from './tasks.ts'

const name = (pid: number, tid: number, name: string) => ({ name: 'thread_name', ph: 'M', pid, tid, args: { name } })
const task = (pid: number, tid: number, ms: number, ofCoreMs = ms) => ({
  name: 'RunTask',
  ph: 'X',
  pid,
  tid,
  dur: ms * 1000,
  tdur: ofCoreMs * 1000,
})
const traceOf = (...traceEvents: object[]) => Buffer.from(JSON.stringify({ traceEvents }))

test('counts the tasks of the main thread, the longest, and what is above 50 ms', () => {
  const trace = traceOf(
    name(1, 1, 'CrRendererMain'),
    name(1, 2, 'Compositor'),
    task(1, 1, 20),
    task(1, 1, 70),
    task(1, 2, 500),
  )
  expect(tasksOf(trace)).toEqual({ tasks: 2, mainMs: 90, longestMs: 70, blockingMs: 20 })
})

test('of several pages the busiest is meant, and time without a core is none', () => {
  const mains = [name(1, 1, 'CrRendererMain'), name(2, 1, 'CrRendererMain')]
  expect(tasksOf(traceOf(...mains, task(1, 1, 30), task(2, 1, 90, 40)))).toMatchObject({ tasks: 1, mainMs: 40 })
})

test('a trace without a page has done nothing', () => {
  expect(tasksOf(traceOf())).toEqual({ tasks: 0, mainMs: 0, longestMs: 0, blockingMs: 0 })
})
