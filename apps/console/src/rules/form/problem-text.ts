import { keysOf } from '../draft/place.ts'
import type { Problem } from '../publishing/publisher.ts'

/** What is wrong, for somebody who sees the field beside it and has never seen the file. */
export function problemText({ code, place, message }: Pick<Problem, 'place' | 'message'> & { code?: string }): string {
  const field = keysOf(place).findLast(key => typeof key === 'string') ?? ''
  return texts[`${field} ${code}`] ?? texts[code ?? ''] ?? sentence(message)
}

const noText = 'Write something here, at most 500 characters.'

const texts: Readonly<Record<string, string>> = {
  'text missing': noText,
  'text out-of-range': noText,
  'name missing': 'Say which one, by its name.',
  'name out-of-range': 'Say which one, by its name.',
  'id out-of-range': 'Choose one.',
  'id missing': 'Choose one.',
  'options missing': 'Add a reply.',
  'do missing': 'Say what to show.',
  'value missing': 'Fill in a value.',
  'value wrong-type': 'This value does not fit. Fill it in again.',
  'value wrong-value': 'Fill in at least one value.',
  'holdOut out-of-range': 'A share between 0 and 100 %.',
  'times out-of-range': 'A whole number between 1 and 100.',
  'variants out-of-range': 'At least one variant needs a share above 0.',
  'weight out-of-range': 'A number that is not negative.',
  'bad-date': 'This is no date.',
  'bad-zone': 'No such time zone. Write it as Europe/Vienna.',
  'unknown-rule': 'That rule is no longer here. Choose another.',
  'too-deep': 'Groups in groups in groups: no visitor’s browser needs this. Take one level out.',
  'too-many': 'Too many of these.',
  'reserved-signal': 'This condition cannot be used yet.',
  'reserved-action': 'This cannot be shown yet.',
  'wrong-operator': 'This comparison does not fit here. Choose another.',
  contradictory: 'These conditions can never hold together, so the rule is never shown.',
  'when always-true': 'These conditions hold on every visit: the rule is shown at once, everywhere.',
}

const sentence = (message: string) =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`
