import { checkFields, checkList, checkNumber, checkText, type Fields, type Report, within } from './check.ts'

/** What fits a bubble and still reads as a greeting. */
export const maxActionText = 500
export const maxReplies = 6
export const maxActions = 8
export const maxIdLength = 64
export const maxLanguages = 60
export const maxWaitSeconds = 3600

type Check = (value: unknown, place: string, report: Report) => unknown

const text: Check = (value, place, report) => checkText(value, maxActionText, place, report)
const id: Check = (value, place, report) => checkText(value, maxIdLength, place, report)
/** The same, and the field may be left out. */
const optional =
  (check: Check): Check =>
  (value, place, report) =>
    value !== undefined && check(value, place, report)

/** Every action with its fields. */
const actions: Record<string, Record<string, Check>> = {
  teaser: { text },
  open: { text: optional(text) },
  message: {
    text,
    texts: optional(checkTexts),
    sender: optional(checkSender),
    returning: optional((value, place, report) => checkWording(value, place, report)),
  },
  answer: { id: optional(id), question: optional(text) },
  replies: { options: checkReplies },
  department: { id },
  tag: { tag: id },
  notify: { text },
  emit: { name: id, data: optional(checkData) },
  wait: {
    seconds: (value, place, report) =>
      value === undefined
        ? report('missing', place, 'a number belongs here')
        : checkNumber(value, { least: 1, most: maxWaitSeconds }, place, report),
  },
}

export function checkActions(value: unknown, place: string, report: Report): undefined {
  const list = checkList(value, maxActions, place, report)
  const kinds = list.map((action, index) => checkAction(action, within(place, index), report))
  list.forEach((action, index) => {
    const fields = action as Fields
    if (kinds[index] === 'open' && fields.text === undefined && !kinds.includes('message'))
      report('missing', within(within(place, index), 'text'), 'a text belongs here, or a message beside it')
    if (kinds[index] === 'answer' && (fields.id === undefined) === (fields.question === undefined))
      report(
        fields.id ? 'wrong-value' : 'missing',
        within(within(place, index), 'id'),
        'an id or a question, and not both',
      )
    if (kinds[index] === 'wait' && !kinds.some(kind => kind && shownActions.test(kind)))
      report('wrong-value', within(place, index), 'nothing waits while nothing is on screen')
  })
}

/** What the visitor sees something of. */
const shownActions = /^(teaser|open|message|answer|replies)$/

function checkAction(value: unknown, place: string, report: Report): string | undefined {
  const kind = (value as { action?: unknown } | null)?.action
  const fields = typeof kind === 'string' && Object.hasOwn(actions, kind) ? actions[kind] : undefined
  if (!fields || typeof kind !== 'string')
    return report('unknown-action', within(place, 'action'), `one of: ${Object.keys(actions).join(', ')}`)
  checkEach(value, { action: () => {}, ...fields }, place, report)
  return kind
}

function checkEach(value: unknown, checks: Record<string, Check>, place: string, report: Report): void {
  const given = checkFields(value, Object.keys(checks), place, report)
  if (given) for (const [name, check] of Object.entries(checks)) check(given[name], within(place, name), report)
}

function checkWording(value: unknown, place: string, report: Report): void {
  checkEach(value, { text, texts: optional(checkTexts) }, place, report)
}

function checkTexts(value: unknown, place: string, report: Report): void {
  for (const [language, each] of entries(value, maxLanguages, place, report)) {
    if (!/^[a-z]{2,3}(-\w{2,8})*$/.test(language))
      report('wrong-value', within(place, language), 'a language such as de or de-AT')
    text(each, within(place, language), report)
  }
}

function checkSender(value: unknown, place: string, report: Report): void {
  if (typeof value === 'object') checkEach(value, { name: id }, place, report)
  else if (value !== 'team' && value !== 'operator')
    report('wrong-value', place, 'team, operator, or an object with the name of a persona')
}

function checkData(value: unknown, place: string, report: Report): void {
  for (const [name, each] of entries(value, maxLanguages, place, report))
    if (!/^(string|number|boolean)$/.test(typeof each))
      report('wrong-type', within(place, name), 'a text, number, true or false')
}

function entries(value: unknown, most: number, place: string, report: Report): [string, unknown][] {
  const all = Object.entries(typeof value === 'object' && value ? value : {})
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    report('wrong-type', place, 'an object belongs here')
  else if (all.length > most) report('too-many', place, `at most ${most} entries`)
  else return all
  return []
}

function checkReplies(value: unknown, place: string, report: Report): void {
  checkList(value, maxReplies, place, report).forEach((each, index) => {
    checkEach(each, { text, answer: optional(id) }, within(place, index), report)
  })
}
