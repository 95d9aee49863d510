import { type NamedSession, readSession } from '@beckon/rules'
import { type Signal, signal } from '@preact/signals'
import type { SiteRules } from '../site-rules.ts'
import { trialWords } from './trial-words.ts'

/** Recorded visits that were chosen, and what could not be read of them. They stay in this page. */
export type Visits = {
  all: Signal<readonly NamedSession[]>
  problems: Signal<readonly string[]>
  add(name: string, text: string): void
  /** Reads a file that somebody chose or dropped: it may be anything. */
  take(file: Pick<File, 'name' | 'size' | 'text'>): Promise<void>
}

/** An hour of a visit is a tenth of this. What is larger is no recording, and would hold up the page. */
export const mostVisitBytes = 5_000_000

const visitsOfSite = new WeakMap<SiteRules, Visits>()

export function visitsOf(rules: SiteRules): Visits {
  const visits = visitsOfSite.get(rules) ?? createVisits()
  visitsOfSite.set(rules, visits)
  return visits
}

function createVisits(): Visits {
  const all = signal<readonly NamedSession[]>([])
  const problems = signal<readonly string[]>([])
  const refuse = (problem: string) => {
    problems.value = [...problems.peek(), problem]
  }
  function add(fileName: string, text: string) {
    const name = fileName.replace(/\.jsonl?$/, '')
    const read = readSession(text)
    if (read.ok) {
      all.value = [...all.peek().filter(each => each.name !== name), { name, events: read.events }]
      return
    }
    const [first] = read.problems
    refuse(`${fileName}, line ${first?.line}: ${first?.message}`)
  }
  return {
    all,
    problems,
    add,
    async take(file) {
      if (file.size > mostVisitBytes) return refuse(trialWords.tooLarge(file.name))
      // A folder, or a file that is gone by now.
      const text = await file.text().catch(() => undefined)
      if (text === undefined) refuse(trialWords.unreadable(file.name))
      else add(file.name, text)
    },
  }
}

/** The visits of the demo shop, which the build puts beside the console. */
export async function loadDemoVisits(visits: Visits): Promise<void> {
  const found: unknown = await fetch('assets/demo-visits.json').then(
    response => (response.ok ? response.json() : undefined),
    () => undefined,
  )
  if (!Array.isArray(found)) {
    visits.problems.value = [trialWords.noDemo]
    return
  }
  for (const { name, text } of found as { name: string; text: string }[]) visits.add(name, text)
}
