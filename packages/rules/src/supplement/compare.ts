import { type Comparison, compare, unnegated } from '../decide/compare.ts'
import { matchesGlob } from '../decide/glob.ts'
import { list } from '../decide/list.ts'
import type { Facts } from '../facts/facts.ts'
import type { Value } from '../session/event.ts'
import { foundBefore } from './found.ts'
import { sortable } from './version.ts'

/** The verdict of any test: with exceptions, of versions, of pages visited and of times that go round midnight too. */
export function compareMore(test: Comparison, saw: Value | undefined, facts?: Facts): boolean | undefined {
  const { signal, op, value, except, as } = test
  // Nobody arrives at a later page: the verdict is that of the first.
  const found = saw === undefined && /^visitor\.[ru]/.test(signal ?? '') ? foundBefore(test, facts) : undefined
  if (found !== undefined) return found > 0
  if (saw === undefined || saw === null || op === 'exists') return compare(test, saw)
  if (except !== undefined) {
    // A negation has its exceptions where what it negates has them.
    const plain = { ...test, op: unnegated(op), except: undefined }
    const verdict = compareMore(plain, saw, facts) && !compareMore({ ...plain, value: except }, saw, facts)
    return op === plain.op || verdict === undefined ? verdict : !verdict
  }
  if (signal === 'page.visited') return visited(test, facts ?? { 'page.visited': list(saw).map(String) })
  if (signal === 'clock.time' && op === 'between') {
    const [from = '', to = ''] = list(value)
    if (from > to) return `${saw}` >= from || `${saw}` <= to
  }
  if (as !== 'version') return compare(test, saw)
  const [versions, wanted] = [list(saw).map(sortable), list(value).map(sortable)].map(texts =>
    texts.flatMap(text => text ?? []),
  )
  return versions?.[0] === undefined || !wanted
    ? undefined
    : compare(
        { op, value: Array.isArray(value) ? wanted : (wanted[0] ?? '') },
        Array.isArray(saw) ? versions : versions[0],
      )
}

/** Pages are named by patterns. */
function visited(test: Comparison, facts: Pages): boolean | undefined {
  const { op } = test
  const count = countFound(test, facts)
  if (op === 'funnel') return count === list(test.value).length
  return op === 'contains' ? count > 0 : op === 'not-contains' ? count === 0 : undefined
}

/** How many patterns have come in their order, or whether any has, on the pages before this one was loaded and since. */
export function countFound(test: Comparison, facts: Pages): number {
  const patterns = list(test.value).map(String)
  let count = foundBefore(test, facts) ?? 0
  for (const page of facts['page.visited'] ?? []) {
    if (test.op !== 'funnel') count = Math.max(count, +patterns.some(pattern => matchesGlob(pattern, page)))
    else if (count < patterns.length && matchesGlob(patterns[count] ?? '', page)) count++
  }
  return count
}

type Pages = Pick<Facts, 'page.visited' | 'visitor.found'>
