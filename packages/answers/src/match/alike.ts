import { featuresOf } from './features.ts'
import { type Vector, vectorOf, vocabularyOf } from './vocabulary.ts'

/** From this likeness to the middle of a group on, a text belongs to it. */
const alikeAt = 0.35
const passes = 3
/** The heaviest features of a text say what it asks; the light ones, which most texts have, only take time. */
const mostFeatures = 60

type Group = { members: number[]; middle: ReadonlyMap<number, number> }
/** By feature: the places of groups that have it, and its weight there. */
type Postings = Map<number, { group: number[]; weight: number[] }>

/** So many of the other texts are enough to tell common words from rare ones. */
const mostOthers = 1000

/**
 * Groups texts that ask the same: places of the texts, the largest group first, within a group in their order. Each text goes to the nearest middle if that is
 * near enough, else begins a group; a few passes over, so that the order hardly matters (leader clustering). Where there are only a few texts, `others` say which words
 * are common in what is asked here, such as the phrasings of the shelf. A second for a thousand texts.
 */
export function groupAlike(texts: readonly string[], others: readonly string[] = []): number[][] {
  const features = texts.map(text => featuresOf(text))
  const known = others.slice(0, mostOthers).map(text => featuresOf(text))
  const vocabulary = vocabularyOf([...features, ...known].map(one => [one]))
  const vectors = features.map(one => heaviest(vectorOf(one, vocabulary)))
  let groups: Group[] = []
  for (let pass = 0; pass < passes; pass++) groups = regroup(vectors, groups)
  return groups.map(({ members }) => members).sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
}

/** A text by its heaviest features, of length 1 again. */
function heaviest({ ids, weights }: Vector): [feature: number, weight: number][] {
  const all = Array.from(ids, (feature, at): [number, number] => [feature, weights[at] ?? 0])
  const kept = all.sort((a, b) => b[1] - a[1]).slice(0, mostFeatures)
  const length = Math.hypot(...kept.map(([, weight]) => weight)) || 1
  return kept.map(([feature, weight]) => [feature, weight / length])
}

type Text = ReturnType<typeof heaviest>

/** Puts every text to the nearest of the middles that are there, and of those that begin on the way. */
function regroup(texts: readonly Text[], before: readonly Group[]): Group[] {
  const groups: Group[] = before.map(({ middle }) => ({ members: [], middle }))
  const postings: Postings = new Map()
  groups.forEach((group, place) => void post(postings, group, place))
  texts.forEach((text, member) => {
    const found = nearest(text, postings, groups.length)
    if (found !== undefined) {
      groups[found]?.members.push(member)
      return
    }
    const group = { members: [member], middle: new Map(text) }
    post(postings, group, groups.push(group) - 1)
  })
  return groups
    .filter(({ members }) => members.length > 0)
    .map(({ members }) => ({ members, middle: middleOf(members.map(member => texts[member] ?? [])) }))
}

function post(postings: Postings, { middle }: Group, place: number): void {
  for (const [feature, weight] of middle) {
    const known = postings.get(feature)
    if (known) {
      known.group.push(place)
      known.weight.push(weight)
    } else postings.set(feature, { group: [place], weight: [weight] })
  }
}

function nearest(text: Text, postings: Postings, groups: number): number | undefined {
  const likeness = new Float64Array(groups)
  for (const [feature, own] of text) {
    const { group = [], weight = [] } = postings.get(feature) ?? {}
    for (let at = 0; at < group.length; at++) {
      const place = group[at] ?? 0
      likeness[place] = (likeness[place] ?? 0) + own * (weight[at] ?? 0)
    }
  }
  let best: number | undefined
  let most = alikeAt
  likeness.forEach((value, place) => {
    if (value < most) return
    most = value
    best = place
  })
  return best
}

/** The mean of some texts, of length 1. */
function middleOf(texts: readonly Text[]): Map<number, number> {
  const middle = new Map<number, number>()
  for (const text of texts)
    for (const [feature, weight] of text) middle.set(feature, (middle.get(feature) ?? 0) + weight)
  const length = Math.hypot(...middle.values()) || 1
  for (const [feature, weight] of middle) middle.set(feature, weight / length)
  return middle
}
