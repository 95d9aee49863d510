import type { DrawingName } from '../drawing/drawings.ts'

/** A way of brewing; amounts are for one cup and multiplied by the page. */
export interface Method {
  readonly slug: string
  readonly name: string
  readonly line: string
  readonly drawing: DrawingName
  readonly leaf: 'coffee' | 'tea'
  readonly gramsPerCup: number
  readonly waterMlPerCup: number
  readonly degrees: number
  readonly minutes: string
  readonly steps: readonly string[]
  readonly off: readonly (readonly [taste: string, mend: string])[]
  readonly tools: readonly string[]
}

export const methods: readonly Method[] = [
  {
    slug: 'pour-over',
    name: 'Pour-over',
    line: 'Clear and bright. The one to learn first.',
    drawing: 'pour-over',
    leaf: 'coffee',
    gramsPerCup: 15,
    waterMlPerCup: 250,
    degrees: 94,
    minutes: '3 min',
    steps: [
      'Rinse the paper with hot water and empty the carafe. The cone is now warm and the taste of paper is gone.',
      'Grind like coarse sand. Shake the bed level and press a small hollow into the middle.',
      'Pour twice the weight of the coffee and wait forty seconds while it swells.',
      'Pour the rest in slow circles, in three parts, never onto the paper.',
      'Let it run dry. If it took longer than three and a half minutes, grind coarser next time.',
    ],
    off: [
      ['Sour or thin', 'Grind finer, or pour more slowly.'],
      ['Bitter or dry', 'Grind coarser, or let the water cool a minute.'],
    ],
    tools: ['pour-over', 'kettle', 'scale'],
  },
  {
    slug: 'french-press',
    name: 'French press',
    line: 'Round and full. Needs patience, not skill.',
    drawing: 'french-press',
    leaf: 'coffee',
    gramsPerCup: 16,
    waterMlPerCup: 250,
    degrees: 95,
    minutes: '8 min',
    steps: [
      'Warm the glass. Grind like breadcrumbs.',
      'Pour all the water at once and wait four minutes without touching it.',
      'Break the crust with a spoon and take off the foam.',
      'Wait another four minutes. The grit sinks by itself.',
      'Lower the screen to just under the surface, not to the bottom, and pour.',
    ],
    off: [
      ['Muddy', 'Wait longer before pouring, and do not press.'],
      ['Flat', 'A little more coffee; check the roast date.'],
    ],
    tools: ['french-press', 'grinder', 'scoop'],
  },
  {
    slug: 'black-tea',
    name: 'Black tea',
    line: 'Hot water, enough leaf, and a clock.',
    drawing: 'fog-light',
    leaf: 'tea',
    gramsPerCup: 2.5,
    waterMlPerCup: 250,
    degrees: 95,
    minutes: '4 min',
    steps: [
      'Warm the pot and throw that water away.',
      'Leaf first, then water just off the boil, in one go.',
      'Lid on. Four minutes; five if you take milk.',
      'Lift the leaves out. Tea left on its leaves goes on brewing and turns harsh.',
    ],
    off: [
      ['Harsh', 'Less time. Not less leaf.'],
      ['Weak', 'More leaf. Not more time.'],
    ],
    tools: ['fog-light', 'teapot', 'mug'],
  },
  {
    slug: 'green-tea',
    name: 'Green tea',
    line: 'Cooler than you think, and three times over.',
    drawing: 'first-ferry',
    leaf: 'tea',
    gramsPerCup: 2,
    waterMlPerCup: 120,
    degrees: 70,
    minutes: '1 min',
    steps: [
      'Boil the water, then pour it from cup to cup twice. Each time takes about ten degrees.',
      'Leaf into the pot, water over it, lid on.',
      'One minute, then pour to the last drop: it is the best one.',
      'Again, thirty seconds. And once more, two minutes.',
    ],
    off: [
      ['Bitter', 'Cooler water, by ten degrees.'],
      ['Tastes of little', 'Twenty seconds more, or fresher leaf.'],
    ],
    tools: ['first-ferry', 'tasting-cups', 'kettle'],
  },
]
