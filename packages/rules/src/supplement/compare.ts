import { type Comparison, compare } from '../decide/compare.ts'
import { matchesGlob } from '../decide/glob.ts'
import { list } from '../decide/list.ts'
import type { Test } from '../rule/rule.ts'
import type { Value } from '../session/event.ts'
import { sortable } from './version.ts'

/** The verdict of any test: with exceptions, of versions, of pages visited and of times that go round midnight too. */
export function compareMore(test: Comparison, saw: Value | undefined): boolean | undefined {
  const { signal, op, value, except, as } = test
  if (saw === undefined || saw === null || op === 'exists') return compare(test, saw)
  if (except !== undefined) {
    // A negation has its exceptions where what it negates has them.
    const plain = { ...test, op: opposites[op] ?? op, except: undefined }
    const verdict = compareMore(plain, saw) && !compareMore({ ...plain, value: except }, saw)
    return op === plain.op || verdict === undefined ? verdict : !verdict
  }
  if (signal === 'page.visited') return visited(test, list(saw))
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

const opposites: Partial<Record<Test['op'], Test['op']>> = {
  '!=': '=',
  'not-in': 'in',
  'not-contains': 'contains',
}

/** Pages are named by patterns. */
function visited({ op, value }: Comparison, pages: readonly unknown[]): boolean | undefined {
  const patterns = list(value).map(String)
  if (op === 'funnel') {
    let next = 0
    for (const page of pages) if (next < patterns.length && matchesGlob(patterns[next] ?? '', `${page}`)) next++
    return next === patterns.length
  }
  const contains = pages.some(page => patterns.some(pattern => matchesGlob(pattern, `${page}`)))
  return op === 'contains' ? contains : op === 'not-contains' ? !contains : undefined
}
