import { checkFields, checkList, checkText, type Report, within } from './check.ts'
import { reservedActions } from './signals.ts'

/** What fits a bubble and still reads as a greeting. */
export const maxActionText = 500
export const maxReplies = 6
export const maxActions = 8
export const maxIdLength = 64

const fieldsOf: Record<string, readonly string[]> = {
  teaser: ['text'],
  open: ['text'],
  answer: ['id'],
  replies: ['options'],
}

export function checkActions(value: unknown, place: string, report: Report): undefined {
  checkList(value, maxActions, place, report).forEach((action, index) => {
    checkAction(action, within(place, index), report)
  })
}

function checkAction(value: unknown, place: string, report: Report): undefined {
  const kind = (value as { action?: unknown } | null)?.action
  const kindPlace = within(place, 'action')
  if (typeof kind === 'string' && (reservedActions as readonly string[]).includes(kind))
    return report('reserved-action', kindPlace, `"${kind}" is not available yet`)
  const fields = typeof kind === 'string' && Object.hasOwn(fieldsOf, kind) ? fieldsOf[kind] : undefined
  if (!fields) return report('unknown-action', kindPlace, `one of: ${Object.keys(fieldsOf).join(', ')}`)
  const action = checkFields(value, ['action', ...fields], place, report)
  if (!action) return
  if (fields.includes('text')) checkText(action.text, maxActionText, within(place, 'text'), report)
  if (fields.includes('id')) checkText(action.id, maxIdLength, within(place, 'id'), report)
  if (fields.includes('options')) checkReplies(action.options, within(place, 'options'), report)
}

function checkReplies(value: unknown, place: string, report: Report): undefined {
  checkList(value, maxReplies, place, report).forEach((each, index) => {
    const replyPlace = within(place, index)
    const reply = checkFields(each, ['text', 'answer'], replyPlace, report)
    if (!reply) return
    checkText(reply.text, maxActionText, within(replyPlace, 'text'), report)
    if (reply.answer !== undefined) checkText(reply.answer, maxIdLength, within(replyPlace, 'answer'), report)
  })
}
