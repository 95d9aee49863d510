import { checkFields, checkList, type Fields, type Report, within } from './check.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
export const maxOpenings = 4
export const maxHolidays = 100

/** Reports what is wrong with the hours and holidays of a desk. */
export function checkHours({ hours, holidays }: Fields, report: Report): void {
  const days = hours === undefined ? undefined : checkFields(hours, weekdays, 'settings.hours', report)
  for (const [day, openings] of Object.entries(days ?? {})) {
    const place = within('settings.hours', day)
    checkList(openings, maxOpenings, place, report).forEach((opening, index) => {
      checkOpening(opening, within(place, index), report)
    })
  }
  if (holidays === undefined) return
  checkList(holidays, maxHolidays, 'settings.holidays', report).forEach((day, index) => {
    // The year of a yearly holiday may be one with a 29 February.
    const whole = typeof day === 'string' && day.length === 5 ? `2024-${day}` : `${day}`
    if (typeof day !== 'string' || !isDay(whole))
      report('bad-date', within('settings.holidays', index), 'a date such as 2026-12-24, or 12-24 for every year')
  })
}

function checkOpening(value: unknown, place: string, report: Report): undefined {
  const isTime = (time: unknown) => typeof time === 'string' && /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time)
  if (!Array.isArray(value) || value.length !== 2 || !value.every(isTime))
    return report('wrong-value', place, 'from and to, such as ["09:00", "17:30"]')
  if (value[0] === value[1] || value[0] === '24:00') report('wrong-value', place, 'it ends as it begins')
}

/** Date.parse takes 30 February for 2 March. */
function isDay(day: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)
}
