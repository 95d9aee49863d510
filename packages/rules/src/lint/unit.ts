import type { RuleFile, Test } from '../rule/rule.ts'
import { testsIn } from './demand.ts'
import type { Find } from './finding.ts'

/** From here on a number of seconds that ends in three zeros was most likely meant in milliseconds. */
const suspectSeconds = 5000
const suspectCoolDownSeconds = 31_536_000

/** Numbers that look as if they were in another unit: milliseconds for seconds, a share for per cent. */
export function lintUnits({ settings, rules }: RuleFile, find: Find): void {
  const seconds = (value: unknown, place: string, suspect = suspectSeconds) => {
    if (typeof value !== 'number' || value < suspect || value % 1000 !== 0) return
    find('warning', 'wrong-unit', place, `${value} seconds are ${inWords(value)}; were ${value / 1000} meant?`)
  }
  seconds(settings?.gap, 'settings.gap', 30_000)
  rules.forEach(({ when, limits, goal }, index) => {
    seconds(limits?.expires, `rules[${index}].limits.expires`)
    seconds(limits?.coolDown, `rules[${index}].limits.coolDown`, suspectCoolDownSeconds)
    seconds(goal?.within, `rules[${index}].goal.within`, 100_000)
    for (const { test, place } of when ? testsIn(when, `rules[${index}].when`) : []) {
      seconds(test.within, `${place}.within`, 100_000)
      const isList = Array.isArray(test.value)
      ;[test.value].flat().forEach((value, nth) => {
        const at = isList ? `${place}.value[${nth}]` : `${place}.value`
        if (isShort(test)) seconds(value, at)
        if (test.signal === 'scroll.depth' && typeof value === 'number' && value > 0 && value < 1)
          find('warning', 'wrong-unit', at, `scroll.depth is in per cent; was ${value * 100} meant?`)
      })
    }
  })
}

/** Times of one visit; those since an earlier one may well be long. */
function isShort({ signal }: Test): boolean {
  return signal.startsWith('time.') && !signal.startsWith('time.since')
}

function inWords(seconds: number): string {
  const hours = seconds / 3600
  return hours < 48 ? `${Math.round(hours * 10) / 10} hours` : `${Math.round(hours / 24)} days`
}
