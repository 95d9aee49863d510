import type { OperatorDesk } from '@beckon/client'
import type { Signal } from '@preact/signals'
import { calm } from '../text/calm.ts'
import type { Toasts } from '../toast/toasts.ts'
import { words } from '../words.ts'
import { type SystemNotices, tellUnwatched } from './system.ts'

/** Long enough to be read beside other work; it asks for nothing. */
const lastsMs = 10_000

type Options = { desk: OperatorDesk; toasts: Toasts; system: SystemNotices; isWanted: Signal<boolean> }

/**
 * Tells what a rule has for the operators: on screen one at a time, so that a burst never pushes away what can be undone, and by the system while nobody
 * looks at the console.
 */
export function createRuleNotices({ desk, toasts, system, isWanted }: Options): () => void {
  let takeAway = () => {}
  return desk.on('frame', frame => {
    if (frame.type !== 'notice') return
    const { rule } = frame
    const name = calm(rule.name ?? rule.id)
    const text = calm(frame.text)
    takeAway()
    takeAway = toasts.show({ tone: 'plain', text: words.ruleTells(name, text) }, lastsMs)
    tellUnwatched(system, isWanted, { title: name, body: text, tag: `rule ${rule.id}`, clicked() {} })
  })
}
