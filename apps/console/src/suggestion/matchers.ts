import { buildPatiently, type Matcher } from '@beckon/answers'
import { type ReadonlySignal, signal } from '@preact/signals'
import { whenIdle } from '../composer/later.ts'
import type { CannedAnswer } from '../composer/shelf.ts'

const matchers = new WeakMap<readonly CannedAnswer[], Map<string, ReadonlySignal<Matcher | undefined>>>()

/** The matcher of one site's answers, made once for each shelf in the time the page has nothing else to do; undefined until then. */
export function matcherOf(shelf: readonly CannedAnswer[], site: string): ReadonlySignal<Matcher | undefined> {
  const ofShelf = matchers.get(shelf) ?? new Map<string, ReadonlySignal<Matcher | undefined>>()
  matchers.set(shelf, ofShelf)
  const known = ofShelf.get(site)
  if (known) return known
  const matcher = signal<Matcher | undefined>(undefined)
  ofShelf.set(site, matcher)
  const answers = shelf
    .filter(answer => (answer.site ?? site) === site)
    .map(({ phrasings = [], ...answer }) => ({ ...answer, phrasings }))
  void buildPatiently(answers, idle).then(built => {
    matcher.value = built
  })
  return matcher
}

const idle = () => new Promise<void>(whenIdle)
