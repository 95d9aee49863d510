import { expect, test } from 'vitest'
import { readSession, sessionProblemCodes } from './read.ts'

test('a recording is read event by event; an event without "at" happened at the moment of the one before', () => {
  const text =
    '\uFEFF{"at":0,"type":"clock","now":"2026-03-29T01:59:00Z"}\r\n\r\n{"at":7,"type":"scroll","depth":3}\n{"type":"activity"}\n'
  expect(readSession(text)).toEqual({
    ok: true,
    events: [
      { at: 0, type: 'clock', now: '2026-03-29T01:59:00Z' },
      { at: 7, type: 'scroll', depth: 3 },
      { at: 7, type: 'activity' },
    ],
  })
})

const bad: [line: string, problem: string][] = [
  ['{', 'not-json'],
  ['[]', 'wrong-type'],
  ['{"at":0.5,"type":"activity"}', 'wrong-type'],
  ['{"at":-1,"type":"activity"}', 'wrong-type'],
  ['{"at":0}', 'missing'],
  ['{"at":0,"type":"dance"}', 'unknown-event'],
  ['{"at":0,"type":"constructor"}', 'unknown-event'],
  ['{"at":0,"type":"scroll"}', 'missing'],
  ['{"at":0,"type":"scroll","depth":"3"}', 'wrong-type'],
  ['{"at":0,"type":"navigate","url":"/pricing"}', 'wrong-value'],
  ['{"at":0,"type":"visibility","state":"seen"}', 'wrong-value'],
  ['{"at":0,"type":"clock","now":"noon"}', 'wrong-value'],
  ['{"at":0,"type":"attributes","set":["a"]}', 'wrong-type'],
]

test.each(bad)('%s is refused with its line: %s', (line, code) => {
  expect(readSession(`{"at":0,"type":"activity"}\n${line}`)).toEqual({
    ok: false,
    problems: [{ line: 2, code, message: expect.any(String) }],
  })
})

test('events go forwards, and there is at least one', () => {
  const problems = (text: string) => {
    const read = readSession(text)
    return read.ok ? [] : read.problems.map(({ line, code }) => `${line} ${code}`)
  }
  expect(problems('{"at":5,"type":"activity"}\n{"at":4,"type":"activity"}\n{"at":5,"type":"activity"}')).toEqual([
    '2 out-of-order',
  ])
  expect(problems('\n')).toEqual(['1 empty'])
  const known = new Set([...bad.map(([, code]) => code), 'out-of-order', 'empty'])
  expect(known).toEqual(new Set(sessionProblemCodes))
})
