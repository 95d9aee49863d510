import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { BeckonEvents } from '../../types/index.d.ts'
import type { WidgetEvents } from './widget.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')
const typed = read('../../types/index.d.ts')
const callsTyped = new Set([...typed.matchAll(/\(call: '(\w+)'/g)].map(([, name]) => name))
const eventsTyped = [...typed.matchAll(/\(call: 'on', event: '(\w+)'/g)].map(([, name]) => name)

/** True only for two types of which each takes the other. */
type Same<A, B> = [A, B] extends [B, A] ? true : false

test('the types name the calls that the loader knows, and no other', () => {
  // Those of the loader itself, and those of the part that comes when one of them is first said.
  const namesIn = (path: string, table: RegExp, name: RegExp) =>
    [...String(table.exec(read(path))).matchAll(name)].map(([, name]) => name)
  const known = [
    ...namesIn('main.ts', /const own:[\s\S]*?\n {2}\}\n/, /^ {4}(\w+)(?:,$|:|\()/gm),
    ...namesIn('../calls/main.ts', /const calls:[\s\S]*\n\}\n/, /^ {2}(\w+)(?:,$|:|\()/gm),
  ]
  expect([...callsTyped].sort()).toEqual(known.filter(name => name !== '__proto__').sort())
})

test('and the events that the widget tells, with what is heard', () => {
  // By `identify` the parts hear what the page itself has said.
  const areSame: Same<BeckonEvents, Omit<WidgetEvents, 'identify'>> = true
  const known = Object.keys({
    ready: 0,
    open: 0,
    close: 0,
    unread: 0,
    chat: 0,
    message: 0,
    shown: 0,
    retracted: 0,
    identify: 0,
    identity: 0,
  } satisfies Record<keyof WidgetEvents, 0>)
  expect([areSame, eventsTyped]).toEqual([true, known.filter(name => name !== 'identify')])
  // A rule that said one of these would be believed.
  expect(/const ownEvent = \/\^\((.*)\)\$\//.exec(read('../rules/commit.ts'))?.[1]?.split('|')).toEqual(known)
})
