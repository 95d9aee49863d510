import type { Action, Reply } from '@beckon/rules'
import { type LooseAction, loose } from '../form/action-forms.ts'
import { listed, type Phrase, say, spanOf } from './phrase.ts'
import type { Names } from './test-phrase.ts'

/** What is shown and done: `show “Can I help?” with the replies …, and tell the operators “…”`. */
export function actionsPhrase(actions: readonly Action[], names: Names): Phrase {
  const all = actions.map(loose)
  const [head = [], ...more] = shown(all, names)
  const seen = more.length > 0 ? say`${head} with ${listed(more, 'and')}` : head
  const aside = all.flatMap(action => asideOf(action))
  if (seen.length === 0 && aside.length === 0) return ['show nothing']
  if (aside.length === 0) return seen
  return seen.length > 0 ? say`${seen}, and ${listed(aside, 'and')}` : listed(aside, 'and')
}

const quoted = (text: unknown) => `“${(typeof text === 'string' && text) || '…'}”`

/** What the visitor sees, the words first. */
function shown(actions: readonly LooseAction[], names: Names): Phrase[] {
  const opens = actions.some(({ action }) => action === 'open')
  const spoken = actions.filter(
    ({ action, text }) => action === 'message' || (text !== undefined && /^(teaser|open)$/.test(action)),
  )
  const words = spoken.map(({ text }) => say`${[opens ? 'open the chat with ' : 'show ']}${quoted(text)}`)
  const bare: Phrase[] = opens && words.length === 0 ? [['open the chat']] : []
  const rest = actions.flatMap((action): Phrase[] => {
    if (action.action === 'answer' && action.question !== undefined)
      return [say`${[words.length + bare.length > 0 ? '' : 'open ']}the best answer to ${quoted(action.question)}`]
    if (action.action === 'answer')
      return [say`${[words.length + bare.length > 0 ? '' : 'open ']}the answer ${names.answer(String(action.id))}`]
    if (action.action !== 'replies') return []
    const chips = (action.options as readonly Reply[]).map(({ text }): Phrase => [{ value: quoted(text) }])
    return [say`${[chips.length === 1 ? 'the reply ' : 'the replies ']}${listed(chips, 'and')}`]
  })
  return [...words, ...bare, ...rest]
}

/** What happens beside it. */
function asideOf(action: LooseAction): Phrase[] {
  switch (action.action) {
    case 'department':
      return [say`send the chat to ${quoted(action.id)}`]
    case 'tag':
      return [say`tag the chat ${quoted(action.tag)}`]
    case 'notify':
      return [say`tell the operators ${quoted(action.text)}`]
    case 'emit':
      return [say`tell your page ${quoted(action.name)}`]
    case 'wait':
      return [say`pause for ${spanOf(Number(action.seconds))} on the way`]
    case 'teaser':
    case 'open':
    case 'message':
    case 'answer':
    case 'replies':
      return []
    default:
      return [say`${action.action}`]
  }
}
