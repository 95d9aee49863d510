import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ClientKind, clientFrames } from './client.ts'
import { parseClientFrame, parseRelayFrame } from './parse.ts'

type Case = {
  name: string
  kind: ClientKind
  frame?: unknown
  raw?: string
  repeat?: number
  accepted?: true
  code?: string
  place?: string
  ref?: number
}

const path = new URL('../cases/client-frames.json', import.meta.url)
const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: Case[] }

const written = ({ raw, frame, repeat }: Case) =>
  raw ?? JSON.stringify(frame).replace('"TEXT"', JSON.stringify('x'.repeat(repeat ?? 0)))

describe('frames of a client', () => {
  test.each(cases)('$name', example => {
    const parsed = parseClientFrame(written(example), example.kind)
    if (example.accepted) expect(parsed).toEqual({ ok: true, frame: JSON.parse(written(example)) })
    else
      expect(parsed).toEqual({
        ok: false,
        code: example.code,
        place: example.place,
        ...(example.ref && { ref: example.ref }),
      })
  })

  test('every type has a case that is accepted', () => {
    const covered = new Set(cases.filter(c => c.accepted).map(c => (c.frame as { type: string }).type))
    expect(Object.keys(clientFrames).filter(type => !covered.has(type))).toEqual([])
  })

  test('[A18] ten thousand levels and a hundred thousand keys are refused without a throw', () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, at])))
    for (const data of [deep, wide, `{"type":"send","text":${deep}}`]) {
      expect(parseClientFrame(data, 'visitor')).toMatchObject({ ok: false, code: 'bad_message' })
    }
  })
})

describe('frames of a relay', () => {
  test('pass with types and fields of the future', () => {
    expect(parseRelayFrame('{"type":"done","ref":1,"new":true}')).toEqual({ type: 'done', ref: 1, new: true })
    expect(parseRelayFrame('{"type":"weather"}')).toEqual({ type: 'weather' })
  })

  test.each(['', 'null', '1', '"done"', '[]', '{}', '{"type":1}', '{'])('%s is no frame', data => {
    expect(parseRelayFrame(data)).toBeUndefined()
  })
})
