import type { Question } from '../decide/condition.ts'
import { list } from '../decide/list.ts'
import type { Tell } from '../decide/supplement.ts'
import type { Settings, Test } from '../rule/rule.ts'
import type { Value } from '../session/event.ts'
import { dayMs, eachMoment, localMs } from './zone.ts'

/** The value of a signal that the wall clock decides, at `now` ms since the visit began. */
export function readClock(test: Test, question: Question, now: number): Value | undefined {
  const { startedAtMs } = question.facts
  const zone = zoneOf(test, question)
  if (startedAtMs === undefined || !zone) return undefined
  const local = localMs(startedAtMs + now, zone)
  switch (test.signal) {
    case 'clock.time':
      return timeOf(local)
    case 'clock.weekday':
      return weekdayOf(local)
    case 'clock.date':
      return dateOf(local)
    default:
      return isOpen(local, question.basis.settings)
  }
}

/** Tells of the moments after `now` at which such a test could turn, in ms since the visit began, up to the first at which it does. */
export function eachClockTurn(test: Test, question: Question, tell: Tell): void {
  const { facts, now, basis } = question
  const { signal } = test
  const startedAtMs = facts.startedAtMs ?? 0
  const zone = zoneOf(test, question)
  let turned = false
  const put = (local: number) =>
    eachMoment(local, zone, moment => {
      for (const at of [moment - startedAtMs, moment - startedAtMs + 1]) if (tell(at)) turned = true
    })
  if (signal === 'clock.date') {
    for (const date of list(test.value)) for (const days of [0, dayMs]) put(Date.parse(`${date}`) + days)
    return
  }
  const { hours = {}, holidays = [] } = basis.settings
  const times = signal === 'clock.time' ? list(test.value) : ['00:00', ...Object.values(hours).flat(2)]
  const today = Date.parse(dateOf(localMs(startedAtMs + now, zone)))
  // Whatever opens and closes by the week has done so after one, and each holiday may put that off by another.
  for (let day = 0; day <= 8 + 7 * holidays.length && !turned; day++)
    for (const time of times) put(today + day * dayMs + minutesMs(`${time}`))
}

export function dateOf(local: number): string {
  return new Date(local).toISOString().slice(0, 10)
}

/** "17:00" at that very moment, longer after it: so texts compare as the times do. */
function timeOf(local: number): string {
  return new Date(local).toISOString().slice(11, 23).replace(':00.000', '')
}

function weekdayOf(local: number): string {
  return 'sunmontuewedthufrisat'.substr(new Date(local).getUTCDay() * 3, 3)
}

function minutesMs(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * 60_000
}

function zoneOf({ zone }: Test, { facts, basis }: Question): string | undefined {
  return zone === 'visitor' ? facts['visitor.timeZone'] : (basis.settings.zone ?? 'UTC')
}

/** Open from the first moment of its hours up to their last, over midnight too; a holiday closes what begins on it. */
function isOpen(local: number, { hours, holidays = [] }: Settings): boolean | undefined {
  const time = timeOf(local)
  return (
    hours &&
    [0, 1].some(daysAgo => {
      const day = local - daysAgo * dayMs
      const opens = hours[weekdayOf(day) as keyof typeof hours] ?? []
      return (
        !holidays.some(holiday => dateOf(day).endsWith(holiday)) &&
        opens.some(([from, to]) => (daysAgo ? to < from && time < to : time >= from && (time < to || to < from)))
      )
    })
  )
}
